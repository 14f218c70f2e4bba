/**
 * The document database: the operations of the SDK over SQLite. Stricter than the platform: declared collections only, no
 * unindexed query over a set size, no `where` in a transaction, no update by condition while a transaction is open.
 */
import { randomBytes } from 'node:crypto'
import { checkPipeline, runPipeline, type Stage } from './aggregation'
import { checkedText } from './document-rules'
import { conflict, EngineError, failed } from './engine-error'
import { matcher } from './filters'
import { type Order, type Plan, plan } from './planner'
import type { Collection, Schema } from './schema'
import { Tables, type Write } from './tables'
import { Transactions } from './transactions'
import { updated } from './updates'
import { type Clause, type Document, documentOf, isClause, textOf } from './values'

/** Above this many documents a query must be served by `_id` or a declared index. */
export const UNINDEXED_LIMIT = 200
/** What may be sorted or aggregated in memory; the platform returns no more than 1000 either. */
const MAX_ROWS = 1000
const MAX_AGGREGATED = 20_000
/** How long a plain write waits for a lock; below the SDK's own 15 s, so that the refusal arrives. */
const LOCK_WAIT_MS = 11_000

/** Who calls: the worker, and its transaction when the call belongs to one. */
export interface Caller {
  readonly worker: string
  readonly transaction?: string
}
export interface FindRequest {
  readonly collection: string
  readonly filter: Clause
  readonly order: Order
  readonly offset: number
  readonly limit: number
  readonly projection: Clause
  readonly byId: boolean
}
export interface ModifyRequest {
  readonly collection: string
  readonly filter: Clause
  readonly change: Clause
  readonly multi: boolean
  /** false: the document is replaced, or made when missing (`doc.set`). */
  readonly merge: boolean
  readonly byId: boolean
}
interface Selected {
  readonly id: string
  readonly text: string
}

export class Engine {
  private readonly tables: Tables
  private readonly transactions: Transactions

  constructor(
    file: string,
    private readonly schema: Schema,
  ) {
    this.tables = new Tables(file, schema)
    this.transactions = new Transactions(this.tables)
  }

  start({ worker }: Caller): string {
    return this.transactions.start(worker)
  }

  commit({ worker, transaction = '' }: Caller): Promise<void> {
    return this.transactions.commit(transaction, worker)
  }

  abort({ worker, transaction = '' }: Caller): void {
    this.transactions.abort(transaction, worker)
  }

  /** A worker that ended, or an invocation that returned, keeps no transaction and no lock. */
  release(worker: string): void {
    this.transactions.endAllOf(worker)
  }

  close(): void {
    this.transactions.endAll()
    this.tables.close()
  }

  async insert(name: string, documents: readonly Clause[], caller: Caller): Promise<string[]> {
    const collection = this.collection(name)
    const ready = documents.map((document) => ({ _id: randomBytes(16).toString('hex'), ...document }) as Document)
    const plan = (): Write[] => {
      const writes = ready.map((document) => insertion(collection, document))
      if (new Set(writes.map(({ id }) => id)).size < writes.length) throw this.duplicate(name, '', caller)
      for (const { id } of writes) if (this.read(name, id, caller) !== undefined) throw this.duplicate(name, id, caller)
      return writes
    }
    const writes = await this.write(caller, plan)
    return writes.map(({ id }) => id)
  }

  /** Documents as EJSON texts. */
  find(request: FindRequest, caller: Caller): string[] {
    const collection = this.collection(request.collection)
    const limit = Math.min(Math.max(request.limit, 1), MAX_ROWS)
    const texts = request.byId
      ? this.findById(request, caller)
      : this.findWhere(collection, { ...request, limit }, caller)
    if (Object.keys(request.projection).length === 0) return texts
    checkPipeline([{ key: '$project', value: request.projection }])
    return runPipeline(texts.map(documentOf), [{ key: '$project', value: request.projection }]).map(textOf)
  }

  /** H4: on the platform any error inside a transaction ends it. */
  fail({ worker, transaction }: Caller): void {
    if (transaction !== undefined && this.transactions.isOpen(transaction, worker))
      this.transactions.abort(transaction, worker)
  }

  private findById({ collection, filter }: FindRequest, caller: Caller): string[] {
    const text = this.read(collection, idOf(filter), caller)
    return text === undefined ? [] : [text]
  }

  private findWhere(collection: Collection, request: FindRequest, caller: Caller): string[] {
    if (caller.transaction !== undefined)
      throw failed('where() is not available in a transaction: only doc() and add()')
    const { filter, order, offset, limit } = request
    const found = this.select(collection, filter, order, offset + limit)
    return found.slice(offset, offset + limit).map(({ text }) => text)
  }

  async modify(request: ModifyRequest, caller: Caller): Promise<{ updated: number; upsertedId?: string }> {
    const collection = this.collection(request.collection)
    if (!request.byId) this.refuseByCondition(caller)
    if (!request.merge) return this.replace(collection, request, caller)
    const writes = await this.write(caller, () =>
      this.targets(collection, request, caller).flatMap(({ id, text }) => {
        const next = checkedText(collection, updated(documentOf(text), request.change))
        if (caller.transaction !== undefined) this.transactions.claim(caller.transaction, collection.name, id)
        return next === text ? [] : [{ collection: collection.name, id, text: next }]
      }),
    )
    return { updated: writes.length }
  }

  private async replace(collection: Collection, { filter, change }: ModifyRequest, caller: Caller) {
    if (Object.keys(change).some((key) => key.startsWith('$'))) throw failed('set() takes no update operators')
    const id = idOf(filter)
    let before: string | undefined
    const writes = await this.write(caller, () => {
      before = this.read(collection.name, id, caller)
      const text = checkedText(collection, { ...(change as Document), _id: id })
      return text === before ? [] : [{ collection: collection.name, id, text }]
    })
    return before === undefined ? { updated: 0, upsertedId: id } : { updated: writes.length }
  }

  async remove(
    request: Pick<ModifyRequest, 'collection' | 'filter' | 'multi' | 'byId'>,
    caller: Caller,
  ): Promise<number> {
    const collection = this.collection(request.collection)
    if (!request.byId) this.refuseByCondition(caller)
    const writes = await this.write(caller, () =>
      this.targets(collection, request, caller).map(({ id }) => ({ collection: collection.name, id })),
    )
    return writes.length
  }

  count(name: string, filter: Clause, caller: Caller): number {
    const collection = this.collection(name)
    this.refuseByCondition(caller)
    if (Object.keys(filter).length === 0) return this.tables.count(name)
    let total = 0
    for (const _ of this.matching(collection, filter, this.planned(collection, filter, []), UNINDEXED_LIMIT)) total += 1
    return total
  }

  aggregate(name: string, stages: readonly Stage[]): string[] {
    const collection = this.collection(name)
    checkPipeline(stages)
    const [first, ...rest] = stages
    const filter = first?.key === '$match' && isClause(first.value) ? first.value : undefined
    const found = this.select(collection, filter ?? {}, [], MAX_AGGREGATED + 1)
    if (filter === undefined && found.length > UNINDEXED_LIMIT) throw unindexed(name)
    if (found.length > MAX_AGGREGATED) throw failed(`${name}: more than ${MAX_AGGREGATED} documents to aggregate`)
    const documents = found.map(({ text }) => documentOf(text))
    return runPipeline(documents, filter ? rest : stages).map(textOf)
  }

  private collection(name: string): Collection {
    const collection = this.schema.get(name)
    if (collection) return collection
    throw new EngineError('DATABASE_COLLECTION_NOT_EXIST', `collection ${name} is not declared in database.json`)
  }

  private read(collection: string, id: string, { worker, transaction }: Caller): string | undefined {
    if (transaction === undefined) return this.tables.get(collection, id)
    return this.transactions.within(transaction, worker, () => this.transactions.read(transaction, collection, id))
  }

  /** `where().update/remove/count` leave the transaction id out, so inside one they would act outside it, unseen. */
  private refuseByCondition({ worker, transaction }: Caller): void {
    if (transaction === undefined && !this.transactions.hasOpen(worker)) return
    throw failed(
      'where().update(), remove() and count() are refused while a transaction is open: they would run outside it',
    )
  }

  private duplicate(collection: string, id: string, { transaction }: Caller): EngineError {
    if (transaction !== undefined) this.transactions.claim(transaction, collection, id)
    return failed(`[DATABASE_DUPLICATE_WRITE] E11000 duplicate key error collection: ${collection} index: _id_`)
  }

  private targets(
    collection: Collection,
    { filter, multi, byId }: Pick<ModifyRequest, 'filter' | 'multi' | 'byId'>,
    caller: Caller,
  ): Selected[] {
    if (!byId) return this.select(collection, filter, [], multi ? Number.POSITIVE_INFINITY : 1)
    const id = idOf(filter)
    const text = this.read(collection.name, id, caller)
    return text === undefined ? [] : [{ id, text }]
  }

  /** Committed documents that match, in order, at most `limit`. */
  private select(collection: Collection, filter: Clause, order: Order, limit: number): Selected[] {
    const chosen = this.planned(collection, filter, order)
    const found: Document[] = []
    const texts = new Map<Document, string>()
    for (const [document, text] of this.matching(collection, filter, chosen, Math.min(limit, UNINDEXED_LIMIT))) {
      found.push(document)
      texts.set(document, text)
      if (chosen.sorted && found.length >= limit) break
      if (!chosen.sorted && found.length > MAX_ROWS)
        throw failed(`${collection.name}: no declared index serves this order`)
    }
    const sorted = chosen.sorted ? found : runPipeline(found, [{ key: '$sort', value: Object.fromEntries(order) }])
    return sorted.map((document) => ({ id: String(document._id), text: texts.get(document) ?? textOf(document) }))
  }

  private planned(collection: Collection, filter: Clause, order: Order): Plan {
    const chosen = plan(collection, filter, order)
    if (!chosen.served && this.tables.hasMoreThan(collection.name, UNINDEXED_LIMIT)) throw unindexed(collection.name)
    return chosen
  }

  private *matching(
    collection: Collection,
    filter: Clause,
    chosen: Plan,
    firstBlock: number,
  ): Generator<[Document, string]> {
    const matches = matcher(filter)
    for (const text of this.tables.scan(collection.name, chosen, firstBlock)) {
      const document = documentOf(text)
      if (matches(document)) yield [document, text]
    }
  }

  /** Plans the writes and carries them out; `plan` runs again whenever a lock had to be waited for. */
  private async write(caller: Caller, plan: () => Write[]): Promise<readonly Write[]> {
    if (caller.transaction !== undefined) return this.writeWithin(caller.transaction, caller.worker, plan)
    const deadline = Date.now() + LOCK_WAIT_MS
    for (;;) {
      let locked: Write | undefined
      const writes = await this.transactions.apply(() => {
        const planned = plan()
        locked = planned.find(({ collection, id }) => this.transactions.isLocked(collection, id))
        return locked ? [] : planned
      })
      if (!locked) return writes
      if (Date.now() >= deadline) throw conflict(`${locked.collection}: waited too long for another transaction`)
      await this.transactions.released(locked.collection, locked.id, deadline - Date.now())
    }
  }

  private writeWithin(transaction: string, worker: string, plan: () => Write[]): Write[] {
    return this.transactions.within(transaction, worker, () => {
      const writes = plan()
      for (const write of writes) this.transactions.write(transaction, write)
      return writes
    })
  }
}

function insertion(collection: Collection, document: Document): Write {
  return { collection: collection.name, id: String(document._id), text: checkedText(collection, document) }
}

function idOf(filter: Clause): string {
  if (typeof filter._id !== 'string') throw new EngineError('INVALID_PARAM', '_id must be a text')
  return filter._id
}

function unindexed(collection: string): EngineError {
  return failed(
    `${collection}: no declared index serves this query, and the collection has over ${UNINDEXED_LIMIT} documents`,
  )
}
