/**
 * Runs functions: for each a few instances, started when needed and kept warm, one invocation at a time in each. How many live at once is bounded over
 * all functions, since each takes some 40 MB: one that has idled longest makes room for one that is needed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FunctionConfig } from './function-config'
import type { FunctionLog } from './function-log'
import { Instance, type Invocation, type Outcome } from './instance'

/** More waiting calls than this and the platform, too, would refuse (EXCEED_CONCURRENT_REQUEST_LIMIT). */
const MAX_WAITING = 500
const MOST_WORKERS = 6
/** A further worker of a function ends another function's only if that one has idled so long: else two busy functions would end each other's in turn. */
const REST_MS = 10_000
/** After so long without work a worker is ended. */
const IDLE_MS = 10 * 60_000

export interface HostOptions {
  readonly functions: readonly FunctionConfig[]
  /** The whole environment of a function's workers. */
  readonly environmentOf: (config: FunctionConfig) => Readonly<Record<string, string>>
  readonly log: FunctionLog
  /** A worker that ended, or an invocation that returned: what it held must be given back. */
  readonly onIdle: (credential: string) => void
  /** Living workers of all functions together, unless every one of them is at work when a function without any is called. */
  readonly mostWorkers?: number
  /** Milliseconds without work after which a worker is ended. */
  readonly idleMs?: number
}
interface Pool {
  readonly config: FunctionConfig
  readonly instances: Set<Instance>
  readonly waiting: ((instance: Instance) => void)[]
}

export class Host {
  private readonly pools: ReadonlyMap<string, Pool>
  private readonly callers = new Map<string, string>()
  private running = 0
  private closing = false
  private readonly sweeping: NodeJS.Timeout

  constructor(private readonly options: HostOptions) {
    this.pools = new Map(
      options.functions.map((config) => [config.name, { config, instances: new Set<Instance>(), waiting: [] }]),
    )
    const { idleMs = IDLE_MS } = options
    this.sweeping = setInterval(() => this.retireIdle(idleMs), Math.min(idleMs, 60_000)).unref()
  }

  config(name: string): FunctionConfig | undefined {
    return this.pools.get(name)?.config
  }

  /** Which function a credential belongs to. */
  functionOf(credential: string): string | undefined {
    return this.callers.get(credential)
  }

  /** The function must exist. Never rejects. */
  async invoke(name: string, invocation: Invocation): Promise<Outcome> {
    const pool = this.pools.get(name)
    if (!pool || this.closing || pool.waiting.length >= MAX_WAITING) return { kind: 'crashed' }
    this.running += 1
    const instance = await this.take(pool)
    const { killAfterMs } = invocation
    const kill = killAfterMs === undefined ? undefined : setTimeout(() => void instance.terminate(), killAfterMs)
    const outcome = await instance.run(invocation)
    clearTimeout(kill)
    this.options.onIdle(instance.credential)
    this.running -= 1
    instance.busy = false
    instance.idleSince = performance.now()
    this.dispatch(pool)
    this.dispatchOthers(pool)
    this.shrink()
    return outcome
  }

  /** Workers that take calls, of all functions. */
  get workers(): number {
    return this.living().length
  }

  /** Resolves when nothing runs any more, or after `milliseconds`. */
  async drain(milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds
    while (this.running > 0 && Date.now() < deadline) await sleep(20)
  }

  /** Ends all workers, whatever they do. */
  async close(): Promise<void> {
    this.closing = true
    clearInterval(this.sweeping)
    const instances = [...this.pools.values()].flatMap((pool) => [...pool.instances])
    await Promise.all(instances.map((instance) => instance.terminate()))
  }

  private take(pool: Pool): Promise<Instance> {
    return new Promise((resolve) => {
      pool.waiting.push(resolve)
      this.dispatch(pool)
    })
  }

  /** Hands free instances to those who wait longest. */
  private dispatch(pool: Pool): void {
    for (;;) {
      const instance = pool.waiting.length > 0 ? this.free(pool) : undefined
      if (!instance) return
      instance.busy = true
      pool.waiting.shift()?.(instance)
    }
  }

  /** What may have become free is of use to any function that waits. */
  private dispatchOthers(pool: Pool): void {
    for (const other of this.pools.values()) if (other !== pool && other.waiting.length > 0) this.dispatch(other)
  }

  private free(pool: Pool): Instance | undefined {
    const idle = [...pool.instances].find((instance) => instance.alive && !instance.busy)
    if (idle) return idle
    const isFirst = pool.instances.size === 0
    return pool.instances.size < pool.config.instances && this.hasRoom(isFirst) ? this.start(pool) : undefined
  }

  /** Whether one more worker may start, for which an idle one may have to end. A function's first one always may: whoever calls it may be waiting for it. */
  private hasRoom(isFirst: boolean): boolean {
    if (this.workers < this.most) return true
    const idlest = this.idlest()
    const mayEnd = idlest !== undefined && (isFirst || performance.now() - idlest.idleSince >= REST_MS)
    if (mayEnd) idlest.retire()
    return isFirst || mayEnd
  }

  /** Back to the bound, after functions got their first worker beyond it. */
  private shrink(): void {
    if (this.workers > this.most) this.idlest()?.retire()
  }

  private get most(): number {
    return this.options.mostWorkers ?? MOST_WORKERS
  }

  private idlest(): Instance | undefined {
    const [idlest] = this.living()
      .filter(({ busy }) => !busy)
      .sort((a, b) => a.idleSince - b.idleSince)
    return idlest
  }

  private retireIdle(idleMs: number): void {
    const latest = performance.now() - idleMs
    for (const instance of this.living()) if (!instance.busy && instance.idleSince <= latest) instance.retire()
  }

  private living(): Instance[] {
    return [...this.pools.values()].flatMap(({ instances }) => [...instances].filter(({ alive }) => alive))
  }

  private start(pool: Pool): Instance {
    const { environmentOf, log } = this.options
    const instance = new Instance(pool.config, environmentOf(pool.config), log, (ended) => this.ended(pool, ended))
    pool.instances.add(instance)
    this.callers.set(instance.credential, pool.config.name)
    return instance
  }

  private ended(pool: Pool, instance: Instance): void {
    pool.instances.delete(instance)
    this.callers.delete(instance.credential)
    this.options.onIdle(instance.credential)
    this.dispatch(pool)
    this.dispatchOthers(pool)
  }
}
