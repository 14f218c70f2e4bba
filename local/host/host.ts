/** Runs functions: for each a few instances, started when needed and kept warm, one invocation at a time in each. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FunctionConfig } from './function-config'
import type { FunctionLog } from './function-log'
import { Instance, type Invocation, type Outcome } from './instance'

/** More waiting calls than this and the platform, too, would refuse (EXCEED_CONCURRENT_REQUEST_LIMIT). */
const MAX_WAITING = 500

export interface HostOptions {
  readonly functions: readonly FunctionConfig[]
  /** The whole environment of a function's workers. */
  readonly environmentOf: (config: FunctionConfig) => Readonly<Record<string, string>>
  readonly log: FunctionLog
  /** A worker that ended, or an invocation that returned: what it held must be given back. */
  readonly onIdle: (credential: string) => void
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

  constructor(private readonly options: HostOptions) {
    this.pools = new Map(
      options.functions.map((config) => [config.name, { config, instances: new Set<Instance>(), waiting: [] }]),
    )
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
    this.dispatch(pool)
    return outcome
  }

  /** Resolves when nothing runs any more, or after `milliseconds`. */
  async drain(milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds
    while (this.running > 0 && Date.now() < deadline) await sleep(20)
  }

  /** Ends all workers, whatever they do. */
  async close(): Promise<void> {
    this.closing = true
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

  private free(pool: Pool): Instance | undefined {
    const idle = [...pool.instances].find((instance) => instance.alive && !instance.busy)
    return idle ?? (pool.instances.size < pool.config.instances ? this.start(pool) : undefined)
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
  }
}
