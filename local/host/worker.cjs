// @ts-check
/**
 * One instance of a function: loads the built bundle once, then runs one invocation at a time. A worker has a process.env
 * of its own, which is what `getWXContext` reads; who calls is set for one invocation and wiped before the next.
 * Plain CommonJS, because a worker starts without the loader that runs the rest of `local/`.
 */
const { createRequire } = require('node:module')
const { parentPort, workerData } = require('node:worker_threads')

const CALLER_VARIABLE = /^(WX_|TRIGGER_SRC$|TCB_SOURCE$)/

const port = parentPort
if (!port) throw new Error('worker.cjs runs only as a worker')
const bundle = createRequire(workerData.entry)(workerData.entry)
if (typeof bundle.main !== 'function') throw new Error(`${workerData.entry} exports no main`)

port.on('message', async ({ event, caller, context }) => {
  wipeCaller()
  Object.assign(process.env, caller)
  const answer = await run(event, context)
  wipeCaller()
  port.postMessage(answer)
})
port.postMessage({ ready: true })

function wipeCaller() {
  for (const name of Object.keys(process.env)) if (CALLER_VARIABLE.test(name)) delete process.env[name]
}

/**
 * @param {string} event
 * @param {object} context
 */
async function run(event, context) {
  try {
    const value = await bundle.main(JSON.parse(event), context)
    return { returned: value === undefined ? 'null' : JSON.stringify(value) }
  } catch (error) {
    return { threw: String(error?.message ?? error?.errMsg ?? error), stack: String(error?.stack ?? '') }
  }
}
