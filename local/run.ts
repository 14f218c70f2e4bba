/** The command line: starts the local cloud, says where it is and who may be played, stops cleanly. Exit code 2: refused to start. */
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from './cloud'
import { PEOPLE } from './demo/people'
import type { PushTotals } from './demo/push'
import { PushFailure } from './demo/signed-post'
import { type CommandLine, HELP, parseCommandLine } from './options'
import { Refusal } from './refusal'

/** Runs until a signal; `more` is what a test starts otherwise than the command line does. */
export function run(more: Partial<LocalCloudOptions> = {}): void {
  start(more).catch(refuse)
}

async function start(more: Partial<LocalCloudOptions>): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2), process.env)
  if (options.help) {
    process.stdout.write(HELP)
    return
  }
  const cloud = await startLocalCloud({ ...options, ...more, onDemoProgress: showProgress })
  stopOnSignal(cloud)
  process.stdout.write(greeting(cloud, options))
}

function showProgress({ done }: PushTotals): void {
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}载入演示数据 ${Math.round(done * 100)} %${process.stderr.isTTY && done < 1 ? '' : '\n'}`,
  )
}

function greeting({ url, dataDir }: LocalCloud, { demo }: CommandLine): string {
  const addresses = [
    `道路运输电子证照 · 本机云已就绪`,
    `  小程序 h5   ${url}/`,
    `  接口       ${url}/api/`,
    `  数据目录   ${dataDir}`,
  ]
  const people = PEOPLE.map(({ demoCode, name, subtitle }) => `  ${demoCode}  ${name}  ${subtitle}`)
  return `${[...addresses, ...(demo ? ['演示人员（身份验证码）', ...people] : []), '按 Ctrl-C 停止'].join('\n')}\n`
}

function stopOnSignal(cloud: LocalCloud): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      cloud.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

function refuse(error: unknown): void {
  const known = error instanceof Refusal || error instanceof PushFailure
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(known ? 2 : 1)
}
