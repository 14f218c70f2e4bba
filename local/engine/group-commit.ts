/**
 * One write to the disk for all that asks for one at the same time: what comes while a group is being made durable forms the next.
 * Nobody is told before his group is on the disk, and a plan that refuses concerns only whoever asked.
 */
import type { Tables, Write } from './tables'

/** A document that was written, and what it was before. */
export interface Change {
  readonly write: Write
  readonly before: string | undefined
}

interface Job {
  /** Works out the writes from what is stored by then; throws to refuse. */
  readonly plan: () => readonly Write[]
  readonly resolve: (writes: readonly Write[]) => void
  readonly reject: (error: unknown) => void
}

interface Planned {
  readonly job: Job
  readonly changes: readonly Change[]
}

export class GroupCommit {
  private waiting: Job[] = []
  private scheduled: NodeJS.Immediate | undefined

  /** `committed` is told of each job's changes, job by job, before anybody else runs. */
  constructor(
    private readonly tables: Tables,
    private readonly committed: (changes: readonly Change[]) => void,
  ) {}

  /** Resolves with the writes when they are durable. */
  add(plan: () => readonly Write[]): Promise<readonly Write[]> {
    // After everything that has arrived by now: under load that is one commit of each caller.
    this.scheduled ??= setImmediate(() => this.flush())
    return new Promise((resolve, reject) => this.waiting.push({ plan, resolve, reject }))
  }

  /** Writes what waits now, in the order it came. */
  flush(): void {
    clearImmediate(this.scheduled)
    this.scheduled = undefined
    const jobs = this.waiting.splice(0)
    if (jobs.length > 0) this.settle(jobs)
  }

  private settle(jobs: readonly Job[]): void {
    try {
      const planned = this.tables.together(() => jobs.flatMap((job) => this.planned(job)))
      for (const { changes } of planned) this.committed(changes)
      for (const { job, changes } of planned) job.resolve(changes.map(({ write }) => write))
    } catch (error) {
      // The group as a whole was not written, a full disk for one: whoever already was refused is not told twice.
      for (const { reject } of jobs) reject(error)
    }
  }

  private planned(job: Job): Planned[] {
    const writes = this.writesOf(job)
    if (!writes) return []
    const changes = writes.map((write) => ({ write, before: this.tables.get(write.collection, write.id) }))
    for (const write of writes) this.tables.write(write)
    return [{ job, changes }]
  }

  private writesOf({ plan, reject }: Job): readonly Write[] | undefined {
    try {
      return plan()
    } catch (error) {
      reject(error)
      return undefined
    }
  }
}
