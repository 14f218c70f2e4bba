/** One worker thread of a function: its own environment, memory limit and credential; ends on timeout. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FunctionConfig } from './function-config'
import type { FunctionLog } from './function-log'

export interface Invocation {
  /** The event as JSON text. */
  readonly event: string
  /** Variables of the caller, present for this invocation only (`WX_OPENID`, …). */
  readonly caller: Readonly<Record<string, string>>
  /** Injected fault: the worker is killed so many milliseconds into this invocation. */
  readonly killAfterMs?: number
}
export type Outcome =
  | { readonly kind: 'returned'; readonly json: string }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'crashed' }

interface Answer {
  readonly ready?: true
  readonly returned?: string
  readonly threw?: string
  readonly stack?: string
}

/** Loading a bundle is not part of an invocation's time, as on the platform, but it must end some day. */
const LOAD_TIMEOUT_MS = 30_000

export class Instance {
  /** What the worker signs its requests with: tells the gateway which worker calls. */
  readonly credential = `local-${randomBytes(18).toString('hex')}`
  alive = true
  busy = false
  /** By `performance.now()`. */
  idleSince = performance.now()
  private readonly worker: Worker
  private readonly ready: Promise<boolean>
  private settle: (outcome: Outcome) => void = () => undefined

  constructor(
    private readonly config: FunctionConfig,
    environment: Readonly<Record<string, string>>,
    private readonly log: FunctionLog,
    onEnd: (instance: Instance) => void,
  ) {
    this.worker = new Worker(join(__dirname, 'worker.cjs'), {
      workerData: { entry: config.entry },
      env: { ...environment, TENCENTCLOUD_SECRETID: this.credential },
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: config.memoryMb, maxYoungGenerationSizeMb: 8 },
    })
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on('data', (text) => log.write(config.name, String(text)))
    }
    this.ready = this.whenReady(onEnd)
  }

  /** Never rejects. The worker is gone after `timeout` and `crashed`. */
  async run(invocation: Invocation): Promise<Outcome> {
    if (!(await this.ready)) return { kind: 'crashed' }
    return new Promise((resolve) => {
      const expiry = setTimeout(() => this.expire(), this.config.timeoutSeconds * 1000)
      this.settle = (outcome) => {
        clearTimeout(expiry)
        this.settle = () => undefined
        resolve(outcome)
      }
      this.worker.postMessage({ event: invocation.event, caller: invocation.caller, context: this.context() })
    })
  }

  /** Ends it where it is idle: it takes no call from now on. */
  retire(): void {
    this.alive = false
    void this.worker.terminate()
  }

  async terminate(): Promise<void> {
    await this.worker.terminate()
  }

  private whenReady(onEnd: (instance: Instance) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const expiry = setTimeout(() => this.worker.terminate(), LOAD_TIMEOUT_MS)
      expiry.unref()
      const settled = (ready: boolean) => {
        clearTimeout(expiry)
        resolve(ready)
      }
      this.worker.on('message', (answer: Answer) => (answer.ready ? settled(true) : this.answered(answer)))
      this.worker.on('error', (error) => this.log.write(this.config.name, `died: ${error.stack ?? error.message}`))
      this.worker.on('exit', () => {
        this.alive = false
        settled(false)
        onEnd(this)
        this.settle({ kind: 'crashed' })
      })
    })
  }

  private answered({ returned, threw, stack }: Answer): void {
    if (threw !== undefined) this.log.write(this.config.name, `threw: ${stack || threw}`)
    this.settle(returned === undefined ? { kind: 'threw', message: threw ?? '' } : { kind: 'returned', json: returned })
  }

  private expire(): void {
    this.log.write(this.config.name, `timed out after ${this.config.timeoutSeconds} s`)
    this.alive = false
    this.settle({ kind: 'timeout' })
    void this.worker.terminate()
  }

  private context(): Record<string, unknown> {
    return {
      function_name: this.config.name,
      memory_limit_in_mb: this.config.memoryMb,
      time_limit_in_ms: this.config.timeoutSeconds * 1000,
      request_id: randomBytes(16).toString('hex'),
    }
  }
}
