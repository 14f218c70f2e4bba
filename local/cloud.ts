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
import { environmentOf, sealElsewhere, sealHere } from './environment'
import { type Faults, NO_FAULTS, readFaults } from './faults'
import { Files } from './files'
import type { Functions } from './gateway/invocations'
import { createGateway, type GatewayState, invokeTimer } from './gateway/server'
import { Tally } from './gateway/tally'
import { buildInvalid, buildMissing, type FunctionConfig, readFunctions } from './host/function-config'
import { openFunctionLog } from './host/function-log'
import { Host } from './host/host'
import { openKeys } from './keys'
import { lockDataDir } from './lock'
import { dataDirUnreadable, Refusal } from './refusal'
import { IdentityProvider } from './simulators/identity'
import { MinistrySimulator } from './simulators/ministry'
import { OwnProvince } from './simulators/own-province'
import { SampleProvince } from './simulators/sample-province'
import { SealSimulator } from './simulators/seal'
import { WechatSimulator } from './simulators/wechat'
import { startTimers } from './timers/scheduler'
import { writeWhole } from './write-whole'

/** Who holds the province's seal. */
export type SealPlace = 'local' | 'simulator'

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
  /** Living workers of all functions together; the host has a number of its own. */
  readonly mostWorkers?: number
  /** `simulator`: the seal lies with a service of its own, which can be told to fail. Default: with the sealing function. */
  readonly sealService?: SealPlace
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

/** A page of the mini-program's own that a notice may lead to: the local WeChat knows no other. */
const NOTICE_PAGE = 'inbox/list/index'

/** Where the province's seal lies in file storage. */
const SEAL_PATH = 'seal/province-seal.esl'

/** Resolves when everything, the demo included, is ready. Throws a `Refusal` with a stable code, or a `PushFailure`. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const dataDir = resolve(options.dataDir)
  const build = readBuild(options)
  const faults = options.faultsFile === undefined ? NO_FAULTS : readFaults(options.faultsFile)
  openDataDir(dataDir)
  const undo: Undo[] = [lockDataDir(dataDir)]
  try {
    if (options.reset) empty(dataDir)
    const url = await assemble(options, dataDir, build, faults, undo)
    return { url, dataDir, close: () => runAll(undo) }
  } catch (error) {
    await runAll(undo)
    throw error
  }
}

/** Steps that take down what was put up, in that order; each part adds its own in front. */
type Undo = () => unknown

async function runAll(steps: readonly Undo[]): Promise<void> {
  for (const step of steps) await step()
}

interface Build {
  readonly configs: readonly FunctionConfig[]
  readonly schema: Schema
  readonly h5Dir: string
}

function readBuild(options: LocalCloudOptions): Build {
  const functionsDir = resolve(options.functionsDir ?? 'dist/cloudfunctions')
  const configs = readFunctions(functionsDir)
  return { configs, schema: readSchema(functionsDir), h5Dir: resolve(options.h5Dir ?? 'dist/h5') }
}

async function assemble(
  options: LocalCloudOptions,
  dataDir: string,
  { configs, schema, h5Dir }: Build,
  faults: Faults,
  undo: Undo[],
): Promise<string> {
  const state: GatewayState = { phase: 'starting', port: 0 }
  const keys = openKeys(dataDir)
  const engine = openEngine(dataDir, schema)
  undo.unshift(() => engine.close())
  const files = new Files(dataDir, () => urlOf(state))
  const seal = options.sealService === 'simulator' ? new SealSimulator(dataDir, keys) : undefined
  if (seal) undo.unshift(() => seal.ledger.end())
  const sampleProvince = new SampleProvince(dataDir)
  const ownProvince = new OwnProvince(dataDir, keys, () => new URL(urlOf(state)).host)
  const ministry = new MinistrySimulator(dataDir, keys, [ownProvince, sampleProvince])
  undo.unshift(
    () => ministry.ledger.end(),
    () => sampleProvince.ledger.end(),
  )
  const sealFile = files.place(SEAL_PATH, keys.seal)
  const host = new Host({
    functions: configs,
    environmentOf: (config) =>
      environmentOf(config, {
        keys,
        seal: seal ? sealElsewhere(keys, urlOf(state)) : sealHere(keys, sealFile),
        url: urlOf(state),
      }),
    log: openFunctionLog(dataDir),
    onIdle: (credential) => engine.release(credential),
    ...(options.mostWorkers === undefined ? {} : { mostWorkers: options.mostWorkers }),
  })
  const functions: Functions = { host, faults }
  const runTimer = (name: string) => invokeTimer(functions, name, new Date())
  const identity = new IdentityProvider(PEOPLE, keys.pair('identity-provider'))
  const tally = new Tally()
  const wechat = new WechatSimulator((path) => path === NOTICE_PAGE)
  const simulators = { identity, ministry, sampleProvince, seal, wechat }
  const server = createGateway({ configs, functions, engine, files, h5Dir, runTimer, state, tally, ...simulators })
  state.port = await listen(server, options.port ?? 0)
  undo.unshift(() => stop(state, server, host))
  leaveLists(join(dataDir, 'keys', 'trust'), ministry, sampleProvince)
  if (options.demo) await loadDemo(dataDir, urlOf(state), keys.pair('province-licensing'), options.onDemoProgress)
  if (options.timers !== false) undo.unshift(startTimers(configs, runTimer))
  state.phase = 'ready'
  return urlOf(state)
}

/** For the command line, which checks codes without a network. */
function leaveLists(directory: string, ministry: MinistrySimulator, sample: SampleProvince): void {
  const now = Date.now()
  writeWhole(join(directory, 'trust-list.jwt'), `${ministry.trustList(now)}\n`)
  writeWhole(join(directory, 'status-980000-0.jwt'), `${sample.statusList(now)}\n`)
}

function urlOf({ port }: GatewayState): string {
  return `http://127.0.0.1:${port}`
}

/** What runs may finish, and needs the database for it; so the server goes last. */
async function stop(state: GatewayState, server: Server, host: Host): Promise<void> {
  state.phase = 'stopping'
  await host.drain(CLOSE_GRACE_MS)
  await host.close()
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 200).unref()
  await closed
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
    throw dataDirUnreadable(dataDir, error)
  }
}

function openEngine(dataDir: string, schema: Schema): Engine {
  try {
    return new Engine(join(dataDir, 'database.db'), schema)
  } catch (error) {
    throw dataDirUnreadable(dataDir, error)
  }
}

/** The lock stays: it is what keeps another process out meanwhile. */
function empty(dataDir: string): void {
  const kept = readdirSync(dataDir).filter((name) => !name.startsWith('lock.'))
  for (const name of kept) rmSync(join(dataDir, name), { recursive: true, force: true })
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
