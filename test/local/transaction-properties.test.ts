/**
 * Snapshot isolation against the plainest possible model: a transaction copies the whole state when it begins, and a write
 * conflicts when the document is being written by another, or was changed since that copy. Commits and plain writes wait for
 * the next turn, are made in the order they were asked for, and keep their locks until the whole group is written.
 */
import fc from 'fast-check'
import { Tables } from '../../local/engine/tables'
import { Transactions } from '../../local/engine/transactions'

const schema = new Map([['rows', { name: 'rows', indexes: [] }]])
const NAMES = ['t', 'u', 'v'] as const
const IDS = ['a', 'b', 'c'] as const

type Step =
  | { readonly act: 'start'; readonly name: string }
  | { readonly act: 'commit'; readonly name: string }
  | { readonly act: 'abort'; readonly name: string }
  | { readonly act: 'read' | 'remove'; readonly name: string; readonly id: string }
  | { readonly act: 'write'; readonly name: string; readonly id: string; readonly text: string }
  | { readonly act: 'plain'; readonly id: string; readonly text: string }
  | { readonly act: 'turn' }

const name = fc.constantFrom(...NAMES)
const id = fc.constantFrom(...IDS)
const text = fc.nat(9).map(String)
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('start' as const), name }),
    fc.record({ act: fc.constant('commit' as const), name }),
    fc.record({ act: fc.constant('abort' as const), name }),
    fc.record({ act: fc.constantFrom('read' as const, 'remove' as const), name, id }),
    fc.record({ act: fc.constant('write' as const), name, id, text }),
    fc.record({ act: fc.constant('plain' as const), id, text }),
    fc.record({ act: fc.constant('turn' as const) }),
  ),
  { minLength: 5, maxLength: 60 },
)

interface Copy {
  readonly seen: Map<string, string>
  readonly versions: Map<string, number>
  readonly written: Map<string, string | undefined>
}

class Model {
  readonly state = new Map<string, string>()
  private readonly versions = new Map<string, number>()
  private readonly open = new Map<string, Copy>()
  private closing: Copy[] = []
  private asked: (() => string)[] = []

  run(step: Step): string {
    if (step.act === 'turn') return this.turn()
    if (step.act === 'plain') return this.ask(() => this.plain(step.id, step.text))
    if (step.act === 'start') {
      if (this.open.has(step.name)) return 'skipped'
      this.open.set(step.name, { seen: new Map(this.state), versions: new Map(this.versions), written: new Map() })
      return 'done'
    }
    const copy = this.open.get(step.name)
    if (!copy) return 'gone'
    if (step.act === 'read')
      return String(copy.written.has(step.id) ? copy.written.get(step.id) : copy.seen.get(step.id))
    if (step.act === 'write') return this.write(step.name, copy, step.id, step.text)
    if (step.act === 'remove') return this.write(step.name, copy, step.id, undefined)
    this.open.delete(step.name)
    return step.act === 'commit' ? this.commit(copy) : 'done'
  }

  private commit(copy: Copy): string {
    this.closing.push(copy)
    return this.ask(() => {
      for (const [key, value] of copy.written) this.put(key, value)
      return 'done'
    })
  }

  private ask(work: () => string): string {
    this.asked.push(work)
    return 'asked'
  }

  private turn(): string {
    const answers = this.asked.splice(0).map((work) => work())
    this.closing = []
    return answers.join()
  }

  private write(own: string, copy: Copy, key: string, value: string | undefined): string {
    const others = [...[...this.open].filter(([other]) => other !== own).map(([, other]) => other), ...this.closing]
    if (others.some(({ written }) => written.has(key)) || this.versions.get(key) !== copy.versions.get(key)) {
      this.open.delete(own)
      return 'conflict'
    }
    copy.written.set(key, value)
    return 'done'
  }

  private plain(key: string, value: string): string {
    if ([...this.open.values(), ...this.closing].some(({ written }) => written.has(key))) return 'waits'
    this.put(key, value)
    return 'done'
  }

  private put(key: string, value: string | undefined): void {
    if (value === undefined) this.state.delete(key)
    else this.state.set(key, value)
    this.versions.set(key, (this.versions.get(key) ?? 0) + 1)
  }
}

class Real {
  readonly tables = new Tables(':memory:', schema)
  private readonly transactions = new Transactions(this.tables)
  private readonly open = new Map<string, string>()
  private asked: Promise<string>[] = []

  async run(step: Step): Promise<string> {
    if (step.act === 'turn') return (await Promise.all(this.asked.splice(0))).join()
    if (step.act === 'plain') return this.ask(this.plain(step.id, step.text))
    if (step.act === 'start') return this.start(step.name)
    const transaction = this.open.get(step.name)
    if (transaction === undefined) return 'gone'
    if (step.act === 'commit' || step.act === 'abort') return this.close(transaction, step)
    try {
      return this.transactions.within(transaction, step.name, () => this.within(transaction, step))
    } catch (error) {
      this.open.delete(step.name)
      return /TransactionBusy/.test(String(error)) ? 'conflict' : String(error)
    }
  }

  private start(own: string): string {
    if (this.open.has(own)) return 'skipped'
    this.open.set(own, this.transactions.start(own))
    return 'done'
  }

  private ask(work: Promise<string>): string {
    this.asked.push(work)
    return 'asked'
  }

  private close(transaction: string, { act, name }: { readonly act: 'commit' | 'abort'; readonly name: string }) {
    this.open.delete(name)
    if (act === 'commit') return this.ask(this.transactions.commit(transaction, name).then(() => 'done'))
    this.transactions.abort(transaction, name)
    return 'done'
  }

  private within(transaction: string, step: Extract<Step, { act: 'read' | 'write' | 'remove' }>): string {
    if (step.act === 'read') return String(this.transactions.read(transaction, 'rows', step.id))
    const text = step.act === 'write' ? { text: step.text } : {}
    this.transactions.write(transaction, { collection: 'rows', id: step.id, ...text })
    return 'done'
  }

  private async plain(own: string, value: string): Promise<string> {
    const writes = await this.transactions.apply(() =>
      this.transactions.isLocked('rows', own) ? [] : [{ collection: 'rows', id: own, text: value }],
    )
    return writes.length === 0 ? 'waits' : 'done'
  }

  end(): void {
    for (const [own, transaction] of this.open) this.transactions.abort(transaction, own)
    this.tables.close()
  }
}

it('answers every interleaving as the model does, and ends in the same state', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const model = new Model()
      const real = new Real()
      for (const step of [...sequence, { act: 'turn' } as const]) expect(await real.run(step)).toBe(model.run(step))
      for (const key of IDS) expect(real.tables.get('rows', key)).toBe(model.state.get(key))
      real.end()
    }),
    { numRuns: 400 },
  )
})
