/**
 * The cloud on one machine: WeChat cloud functions as they are deployed, behind the wire their SDK speaks. `main.ts` is its
 * command line; tests start it in their own process.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { loadDemo } from './demo/load'
import { PEOPLE } from './demo/people'
import type { PushTotals } from './demo/push'
import { Engine } from './engine/engine'
import { parseSchema, type Schema } from './engine/schema'
import { NO_FAULTS, readFaults } from './faults'
import { Files } from './files'
import type { Functions } from './gateway/invocations'
import { createGateway, invokeTimer } from './gateway/server'
import { buildInvalid, buildMissing, type FunctionConfig, readFunctions } from './host/function-config'
import { openFunctionLog } from './host/function-log'
import { Host } from './host/host'
import { type Keys, openKeys } from './keys'
import { lockDataDir } from './lock'
import { ENVIRONMENT_ID } from './platform'
import { Refusal } from './refusal'
import { IdentityProvider } from './simulators/identity'
import { startTimers } from './timers/scheduler'

export interface LocalCloudOptions {
  readonly dataDir: string
  /** 0, the default: a free one. */
  readonly port?: number
  /** Default `dist/cloudfunctions`; `database.json` stands in it. */
  readonly functionsDir?: string
  /** Default `dist/h5`. */
  readonly h5Dir?: string
  readonly faultsFile?: string
  /** Push the demo licences and officers at first start. Default false. */
  readonly demo?: boolean
  /** Run timers at their times. Default true; `POST /local/timers/<function>/run` works either way. */
  readonly timers?: boolean
  /** Remove everything in the data directory first. */
  readonly reset?: boolean
  readonly onDemoProgress?: (totals: PushTotals) => void
}
export interface LocalCloud {
  readonly url: string
  readonly dataDir: string
  /** Lets running invocations finish for up to 3 s, empties the log into the database, gives the directory free. */
  close(): Promise<void>
}

const CLOSE_GRACE_MS = 3000

/** Resolves when everything, the demo included, is ready. Throws a `Refusal` with a stable code. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const dataDir = resolve(options.dataDir)
  const functionsDir = resolve(options.functionsDir ?? 'dist/cloudfunctions')
  const configs = readFunctions(functionsDir)
  const schema = readSchema(functionsDir)
  const faults = options.faultsFile === undefined ? NO_FAULTS : readFaults(options.faultsFile)
  openDataDir(dataDir)
  const release = lockDataDir(dataDir)
  const undo: (() => unknown)[] = [release]
  try {
    if (options.reset) empty(dataDir)
    const keys = openKeys(dataDir)
    const engine = openEngine(dataDir, schema)
    undo.unshift(() => engine.close())
    const log = openFunctionLog(dataDir)
    let port = 0
    const host = new Host({
      functions: configs,
      environmentOf: (config) => environmentOf(config, keys, port),
      log,
      onIdle: (credential) => engine.release(credential),
    })
    undo.unshift(() => host.close(CLOSE_GRACE_MS))
    const functions: Functions = { host, faults }
    const runTimer = (name: string) => invokeTimer(functions, name, new Date())
    let ready = false
    const health = () =>
      ready ? { versions: { node: process.versions.node }, functions: configs.map(({ name }) => name) } : undefined
    const identity = new IdentityProvider(PEOPLE, keys.pair('identity-provider'))
    const parts = { configs, functions, engine, identity, health, runTimer, h5Dir: resolve(options.h5Dir ?? 'dist/h5') }
    const files = new Files(dataDir, () => `http://127.0.0.1:${port}`)
    const server = createGateway({ ...parts, files }, () => port)
    port = await listen(server, options.port ?? 0)
    undo.unshift(() => stopListening(server))
    const url = `http://127.0.0.1:${port}`
    if (options.demo)
      await loadDemo(dataDir, url, keys.pair('province-licensing'), options.onDemoProgress ?? (() => undefined))
    if (options.timers !== false) undo.unshift(startTimers(configs, runTimer))
    ready = true
    return { url, dataDir, close: () => runAll(undo) }
  } catch (error) {
    await runAll(undo)
    throw error
  }
}

async function runAll(steps: readonly (() => unknown)[]): Promise<void> {
  for (const step of steps) await step()
}

function readSchema(functionsDir: string): Schema {
  const file = join(functionsDir, 'database.json')
  if (!statSync(file, { throwIfNoEntry: false })) throw buildMissing(file)
  try {
    return parseSchema(readFileSync(file, 'utf8'))
  } catch (error) {
    throw buildInvalid(error instanceof Error ? error.message : String(error))
  }
}

function openDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    readdirSync(dataDir)
  } catch (error) {
    throw unreadable(dataDir, error)
  }
}

function openEngine(dataDir: string, schema: Schema): Engine {
  try {
    return new Engine(join(dataDir, 'database.db'), schema)
  } catch (error) {
    throw unreadable(dataDir, error)
  }
}

function unreadable(dataDir: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error)
  return new Refusal(
    'DATA_DIR_UNREADABLE',
    `数据目录 ${dataDir} 无法读写：${why}`,
    `the data directory cannot be used: ${why}`,
  )
}

/** The lock stays: it is what keeps another process out meanwhile. */
function empty(dataDir: string): void {
  const kept = readdirSync(dataDir).filter((name) => !name.startsWith('lock.'))
  for (const name of kept) rmSync(join(dataDir, name), { recursive: true, force: true })
}

/** What the platform sets for every function, and of the rest only what the function's config names. */
function environmentOf(config: FunctionConfig, keys: Keys, port: number): Record<string, string> {
  const available = settings(config, keys, port)
  const named = [...config.secrets, ...config.environment].flatMap((name) => {
    const value = available[name] ?? process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...platformEnvironment(port), ...Object.fromEntries(named) }
}

function settings(config: FunctionConfig, keys: Keys, port: number): Readonly<Record<string, string>> {
  const province = keys.pair('province-licensing')
  return {
    DATA_KEYS: keys.dataKeys,
    INDEX_KEY: keys.indexKey,
    PROVINCE_KEYS: JSON.stringify({ [province.keyId]: province.publicKey }),
    IDENTITY_URL: `http://127.0.0.1:${port}/simulator/identity`,
    IDENTITY_KEY: keys.pair('identity-provider').publicKey,
    PUBLIC_HOST: `127.0.0.1:${port}`,
    ...(config.httpPath ? { PUBLIC_MOUNT: config.httpPath } : {}),
  }
}

/** `TCB_CONTEXT_CNFG` is the platform's own, undocumented way to tell the SDK where to go; `sdk-wire.test.ts` watches it. */
function platformEnvironment(port: number): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_ENV: ENVIRONMENT_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV,SCF_NAMESPACE',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(port) : error),
    )
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function portInUse(port: number): Refusal {
  const en = `port ${port} is in use; choose another with PORT`
  return new Refusal('PORT_IN_USE', `端口 ${port} 已被占用，请用 PORT 另选端口`, en)
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
