/** The deployed functions on a cloud of their own, and everything a test does to it from outside. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Database from 'libsql'
import type { CollectionName, Records } from '../../cloudfunctions/server/records'
import { type LocalCloud, type SealPlace, startLocalCloud } from '../../local/cloud'
import { demoParties } from '../../local/demo/load'
import { openKeys } from '../../local/keys'
import { signedHeaders } from '../../local/signature'
import type { HolderRoutes } from '../../src/contract/holder'
import type { OfficerRoutes, RoundRoutes } from '../../src/contract/officer'
import type { CredentialRoutes, TrustRoutes } from '../../src/contract/presentation'
import type { Reply } from '../../src/contract/reply'
import type { SharingRoutes } from '../../src/contract/sharing'
import { buildFixtures, remove, temporaryDir } from '../local/fixtures/cloud'

export const EVENTS = '/api/issuance/v1/events'
export const OFFICERS = '/api/issuance/v1/officers'

type AllOfficerRoutes = OfficerRoutes & RoundRoutes

export interface EventResult {
  readonly eventId: string
  readonly outcome: string
  readonly identifier?: string
  readonly findings: readonly { readonly rule: string; readonly field: string }[]
}

export interface HttpReply<B = PushReply> {
  readonly status: number
  readonly body: B
}

export interface PushReply {
  readonly error?: { readonly code: string }
  readonly results?: readonly EventResult[]
}

export interface StandOptions {
  /** Keys of another stand: then both give the same ids to the same licences. */
  readonly keysOf?: string
  /** Everything of another stand, which must have stopped. */
  readonly dataOf?: string
  readonly demo?: boolean
  /** So many instances of a function, other than its config says: as many calls run at the same moment. */
  readonly instances?: { readonly [name: string]: number }
  readonly sealService?: SealPlace
  /** The functions' timers run at their times. */
  readonly timers?: boolean
  /** What goes wrong, as in local/faults.ts. */
  readonly faults?: readonly {
    readonly on: string
    readonly fault: string
    readonly rate: number
    readonly afterMs?: number
  }[]
}

/** Enough for every function: the probe's credential, which a desk goes on using, must not end to make room. */
const mostWorkers = 40

const BUILT = 'dist/cloudfunctions'

/** The demo province's acts are months old, and tests give no reasons: warnings of both are told in findings.test.ts and nowhere else. */
const USUAL_WARNINGS: ReadonlySet<string> = new Set(['PUSH_TIMELY', 'REASON_GIVEN'])

function withoutUsualWarnings(result: EventResult): EventResult {
  return { ...result, findings: result.findings.filter(({ rule }) => !USUAL_WARNINGS.has(rule)) }
}

/** Starts the built functions, and beside them the probe, whose credential lets a test reach the database as a function does. */
export async function openStand(options: StandOptions = {}): Promise<Stand> {
  const functionsDir = buildFixtures(['probe'])
  linkFunctions(functionsDir)
  for (const [name, instances] of Object.entries(options.instances ?? {})) {
    const file = join(functionsDir, name, 'config.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), instances }))
  }
  const dataDir = temporaryDir('flow')
  if (options.keysOf) cpSync(join(options.keysOf, 'keys'), join(dataDir, 'keys'), { recursive: true })
  if (options.dataOf)
    cpSync(options.dataOf, dataDir, { recursive: true, filter: (file) => !basename(file).startsWith('lock') })
  const faultsFile = join(functionsDir, 'faults.json')
  writeFileSync(faultsFile, JSON.stringify({ seed: 11, rules: options.faults ?? [] }))
  const { demo = false, sealService = 'local', timers = false } = options
  const cloud = await startLocalCloud({ dataDir, functionsDir, faultsFile, timers, demo, sealService, mostWorkers })
  const stand = new Stand(cloud, () => remove(functionsDir))
  opened.push(stand)
  return stand
}

/** The built functions without their weight: 79 MB copied for each stand are what the disk is busy with when a test waits for its own writes. */
function linkFunctions(functionsDir: string): void {
  for (const entry of readdirSync(BUILT, { withFileTypes: true })) {
    const from = resolve(BUILT, entry.name)
    const to = join(functionsDir, entry.name)
    if (!entry.isDirectory()) {
      cpSync(from, to)
      continue
    }
    mkdirSync(to)
    for (const part of readdirSync(from)) {
      // A test may change it.
      if (part === 'config.json') cpSync(join(from, part), join(to, part))
      else symlinkSync(join(from, part), join(to, part))
    }
  }
}

/** A test that failed before it closed its stand must not keep the run from ending. */
const opened: Stand[] = []
afterAll(() => Promise.all(opened.map((stand) => stand.close())))

export class Stand {
  private stopping: Promise<void> | undefined

  constructor(
    private readonly cloud: LocalCloud,
    private readonly tidy: () => void,
  ) {}

  get dataDir(): string {
    return this.cloud.dataDir
  }

  get url(): string {
    return this.cloud.url
  }

  get keys() {
    return openKeys(this.cloud.dataDir)
  }

  /** The text of a code that its data hold: they may have been another stand's, whose codes point to the port it had. */
  asOwn(code: string): string {
    return code.replace(/^https:\/\/[^/]+/, `https://${new URL(this.url).host}`)
  }

  holder<R extends keyof HolderRoutes>(openid: string | undefined, route: R, request: HolderRoutes[R]['request']) {
    return this.call<HolderRoutes[R]['value']>('holder', openid, { route, request })
  }

  officer<R extends keyof AllOfficerRoutes>(
    openid: string | undefined,
    route: R,
    request: AllOfficerRoutes[R]['request'],
  ) {
    return this.call<AllOfficerRoutes[R]['value']>('officer', openid, { route, request })
  }

  credentials<R extends keyof CredentialRoutes>(
    openid: string | undefined,
    route: R,
    request: CredentialRoutes[R]['request'],
  ) {
    return this.call<CredentialRoutes[R]['value']>('credentials', openid, { route, request })
  }

  grants<R extends keyof SharingRoutes>(openid: string | undefined, route: R, request: SharingRoutes[R]['request']) {
    return this.call<SharingRoutes[R]['value']>('grants', openid, { route, request })
  }

  /** As any phone asks, whoever holds it. */
  public<R extends keyof TrustRoutes>(route: R, request: TrustRoutes[R]['request']) {
    return this.call<TrustRoutes[R]['value']>('public', undefined, { route, request })
  }

  async call<T>(name: string, openid: string | undefined, event: object): Promise<Reply<T>> {
    const caller = openid === undefined ? {} : { 'x-local-openid': openid }
    const body = JSON.stringify(event)
    const answer = await fetch(`${this.url}/invoke/${name}`, { method: 'POST', headers: caller, body })
    return (await answer.json()) as Reply<T>
  }

  /** Pushes as the province does; fails the test when the push as a whole is refused. */
  async push(events: readonly unknown[]): Promise<readonly EventResult[]> {
    const { status, body } = await this.post(EVENTS, JSON.stringify({ events }))
    if (status !== 200 || !body.results) throw new Error(`the push was refused: ${status} ${JSON.stringify(body)}`)
    return body.results.map(withoutUsualWarnings)
  }

  /** The demo's relying parties, some of them otherwise than they are. */
  async registerParties(
    bent: object = {},
  ): Promise<HttpReply<{ readonly results: readonly { readonly outcome: string }[] }>> {
    const parties = demoParties(join(this.dataDir, 'keys')).map((party) => ({ ...party, ...bent }))
    return this.post('/api/issuance/v1/relying-parties', JSON.stringify({ parties }))
  }

  async register(officers: readonly unknown[]): Promise<HttpReply> {
    return this.post(OFFICERS, JSON.stringify({ officers }))
  }

  /** A signed request; `bent` replaces headers after signing. */
  async post<B = PushReply>(
    path: string,
    body: string,
    bent: Record<string, string> = {},
    method = 'POST',
  ): Promise<HttpReply<B>> {
    const signed = signedHeaders(method, path, body, this.keys.pair('province-licensing'))
    const sent = method === 'GET' ? {} : { body }
    const answer = await fetch(this.url + path, { method, headers: { ...signed, ...bent }, ...sent })
    return { status: answer.status, body: (await answer.json()) as B }
  }

  /** Everything in a collection, by id, read beside the running cloud. */
  records<C extends CollectionName>(collection: C): ReadonlyMap<string, Records[C]> {
    const database = new Database(join(this.dataDir, 'database.db'), { readonly: true })
    try {
      const rows = database.prepare(`SELECT id, doc FROM "${collection}" ORDER BY id`).all() as {
        id: string
        doc: string
      }[]
      return new Map(rows.map(({ id, doc }) => [id, withoutId(JSON.parse(doc)) as Records[C]]))
    } finally {
      database.close()
    }
  }

  async runTimer(name: string): Promise<unknown> {
    const answer = await fetch(`${this.url}/local/timers/${name}/run`, { method: 'POST' })
    return answer.json()
  }

  /** Stops the cloud and leaves its data; once. */
  stop(): Promise<void> {
    this.stopping ??= this.cloud.close()
    return this.stopping
  }

  async close(): Promise<void> {
    await this.stop()
    remove(this.dataDir)
    this.tidy()
  }
}

function withoutId({ _id, ...record }: { readonly _id: string }): object {
  return record
}

/** The value of a reply that must be one. */
export function granted<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.failure)}`)
  return reply.value
}

/** The refusal's code of a reply that must be one. */
export function codeOf(reply: Reply<unknown>): string {
  return reply.ok ? 'was not refused' : reply.failure.code
}
