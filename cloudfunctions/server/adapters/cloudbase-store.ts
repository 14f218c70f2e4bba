/**
 * The store on CloudBase's document database, through wx-server-sdk. What the SDK does not do by itself is done here: it does not
 * repeat after a conflict inside a transaction, and `where()` with a write inside one would silently run outside it, so
 * transactions use single documents only.
 */
import cloud from 'wx-server-sdk'
import { ok, type Result, refuse } from '../../../src/core/result'
import type {
  Busy,
  Count,
  Cursor,
  Decide,
  Decision,
  Find,
  Found,
  Key,
  ReadKey,
  Snapshot,
  StoreOf,
  Write,
} from '../ports'
import type { DatabaseDeclaration } from '../records'
import { EXHAUSTED, retryTransaction, retryWrite } from './conflict-retry'
import { classifyDatabaseError } from './database-error'

/** A document as the SDK hands it out. */
type Document = { readonly _id: string; readonly [field: string]: unknown }

/** What a transaction has read, by name; null where nothing is. */
type Read = Map<string, Document | null>

/** The part of the SDK in use. Its own declarations mix promises with callbacks and `any`. */
export interface CloudDatabase extends Transaction {
  readonly command: Command
  runTransaction<T>(run: (transaction: Transaction) => Promise<T>, retries: number): Promise<T>
}
interface Transaction {
  collection(name: string): Collection
}
interface Collection {
  doc(id: string): {
    get(): Promise<{ readonly data: Document | null }>
    set(options: { readonly data: object }): Promise<unknown>
    remove(): Promise<unknown>
  }
  add(options: { readonly data: object }): Promise<unknown>
  where(condition: object): Matching
}
interface Matching {
  orderBy(field: string, order: 'asc' | 'desc'): Matching
  limit(most: number): Matching
  field(projection: { readonly _id: true }): Matching
  get(): Promise<{ readonly data: readonly Document[] }>
  update(options: { readonly data: object }): Promise<{ readonly stats: { readonly updated: number } }>
  remove(): Promise<{ readonly stats: { readonly removed: number } }>
}
interface Command {
  set(value: unknown): unknown
  gt(value: unknown): object
  lt(value: unknown): object
  gte(value: unknown): object
  lte(value: unknown): object
  in(values: readonly unknown[]): object
  and(...conditions: object[]): object
  or(...conditions: object[]): object
}

/** The database of the environment the function runs in. */
export function cloudDatabase(): CloudDatabase {
  // Connections are kept: a transaction is a dozen requests, and each would begin with a handshake.
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as unknown as Parameters<typeof cloud.init>[0])
  const options = { throwOnNotFound: false } as unknown as Parameters<typeof cloud.database>[0]
  return cloud.database(options) as unknown as CloudDatabase
}

export function cloudbaseStore<R, I extends { readonly [C in keyof R]: string }>(
  database: CloudDatabase,
  declaration: DatabaseDeclaration,
): StoreOf<R, I> {
  return {
    get: async ({ collection, id }) => recordOf((await database.collection(collection).doc(id).get()).data),
    getMany: (collection, ids) => getMany(database, collection, ids),
    transact: (keys, decide) => transact(database, keys, decide),
    find: (collection, index, query) => find(database, fieldsOf(declaration, collection, index), collection, query),
    count: (collection, index, query) => count(database, fieldsOf(declaration, collection, index), collection, query),
    compareAndSet: (key, expected, patch) => compareAndSet(database, key, expected, patch),
    insert: (key, record) => insert(database, key, record as object),
    compareAndRemove: (key, expected) => compareAndRemove(database, key, expected),
  }
}

async function getMany<T>(database: CloudDatabase, collection: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, T>()
  const matching = database.collection(collection).where({ _id: database.command.in(ids) })
  const { data } = await matching.limit(ids.length).get()
  return new Map(data.map(({ _id, ...record }) => [_id, record as T]))
}

async function transact<R, T, F>(
  database: CloudDatabase,
  keys: readonly ReadKey<keyof R & string>[],
  decide: Decide<R, T, F>,
): Promise<Result<T, F | Busy>> {
  let told = keys
  const run = () => {
    const attempted = told
    // A wrong guess ends the first run, as a taken id; the next ones look.
    told = keys.map(withoutGuess)
    return database.runTransaction((transaction) => attempt(transaction, attempted, decide), 0)
  }
  const outcome = await retryTransaction(run)
  return outcome === EXHAUSTED ? refuse({ code: 'BUSY' }) : outcome
}

async function attempt<R, T, F>(
  transaction: Transaction,
  keys: readonly ReadKey<keyof R & string>[],
  decide: Decide<R, T, F>,
): Promise<Result<T, F>> {
  const guesses = keys.filter(({ expected }) => expected === 'absent')
  const read: Read = new Map(guesses.map((key) => [nameOf(key), null]))
  await readInto(
    read,
    transaction,
    keys.filter(({ expected }) => expected === undefined),
  )
  let decision = decide(snapshotOf(read))
  if (!isProven(guesses, decision)) {
    await readInto(read, transaction, guesses)
    decision = decide(snapshotOf(read))
  }
  if (!decision.ok) return decision
  for (const write of decision.value.writes) await apply(transaction, write, read)
  return ok(decision.value.value)
}

/** One after another: MongoDB allows no parallel requests within a transaction. */
async function readInto(read: Read, transaction: Transaction, keys: readonly Key<string>[]): Promise<void> {
  for (const key of keys) read.set(nameOf(key), (await transaction.collection(key.collection).doc(key.id).get()).data)
}

/** Whether each guess is tested by an insert. */
function isProven<R>(guesses: readonly Key<string>[], decision: Result<Decision<R, unknown>, unknown>): boolean {
  const writes = decision.ok ? decision.value.writes : []
  const inserted = new Set(writes.filter(({ kind }) => kind === 'insert').map(({ key }) => nameOf(key)))
  return guesses.every((key) => inserted.has(nameOf(key)))
}

function withoutGuess<C extends string>({ collection, id }: ReadKey<C>): ReadKey<C> {
  return { collection, id }
}

function snapshotOf<R>(read: Readonly<Read>): Snapshot<R> {
  return {
    get(key) {
      const document = read.get(nameOf(key))
      if (document === undefined) throw new Error(`${key.collection}: not among the keys of this transaction`)
      return recordOf(document)
    },
  }
}

async function apply<R>(transaction: Transaction, write: Write<R>, read: Readonly<Read>) {
  const collection = transaction.collection(write.key.collection)
  const { id } = write.key
  if (write.kind === 'insert') return collection.add({ data: { _id: id, ...(write.record as object) } })
  if (!read.get(nameOf(write.key)))
    throw new Error(`${write.key.collection}: ${write.kind} of a record that was not read`)
  return write.kind === 'remove'
    ? collection.doc(id).remove()
    : collection.doc(id).set({ data: write.record as object })
}

function nameOf({ collection, id }: Key<string>): string {
  return `${collection}/${id}`
}

function recordOf<T>(document: Document | null): T | undefined {
  if (document === null) return undefined
  const { _id, ...record } = document
  return record as T
}

function fieldsOf(declaration: DatabaseDeclaration, collection: string, index: string): readonly string[] {
  const fields = declaration.collections[collection]?.indexes[index]
  if (!fields) throw new Error(`${collection}: index ${index} is not declared`)
  return fields
}

async function find<T>(
  database: CloudDatabase,
  fields: readonly string[],
  collection: string,
  query: Find<T>,
): Promise<readonly Found<T>[]> {
  const ordering = orderingField(fields, Object.keys(query.equals))
  const direction = query.order === 'ascending' ? 'asc' : 'desc'
  const matching = database.collection(collection).where(conditionOf(database.command, ordering, query))
  const sorted = ordering ? matching.orderBy(ordering, direction) : matching
  const { data } = await sorted.orderBy('_id', direction).limit(query.limit).get()
  return data.map((document) => foundOf(document, ordering))
}

/** By reading ids alone: the platform's own count knows no bound. */
async function count<T>(
  database: CloudDatabase,
  fields: readonly string[],
  collection: string,
  query: Count<T>,
): Promise<number> {
  const ordering = orderingField(fields, Object.keys(query.equals))
  const condition = conditionOf(database.command, ordering, { ...query, order: 'ascending' })
  const { data } = await database.collection(collection).where(condition).field({ _id: true }).limit(query.limit).get()
  return data.length
}

/** The field after those held fixed; undefined when all are, and the id alone orders. */
function orderingField(fields: readonly string[], fixed: readonly string[]): string | undefined {
  const beginning = fields.slice(0, fixed.length)
  if (!fixed.every((field) => beginning.includes(field))) {
    throw new Error(`${fixed.join()} is not the beginning of the index ${fields.join()}`)
  }
  return fields[fixed.length]
}

/** Strictly after the cursor in index order, ties by id; at least `from`, at most `upTo`. */
function conditionOf<T>(
  command: Command,
  ordering: string | undefined,
  { equals, after, from, upTo, order }: Find<T>,
): object {
  const beyond = (value: unknown) => (order === 'ascending' ? command.gt(value) : command.lt(value))
  const ranges = [
    ...(after ? [afterCursor(command, ordering, after, beyond)] : []),
    ...(from !== undefined && ordering ? [{ [ordering]: command.gte(from) }] : []),
    ...(upTo !== undefined && ordering ? [{ [ordering]: command.lte(upTo) }] : []),
  ]
  const fixed = Object.keys(equals).length > 0 ? [equals] : []
  const [only, ...more] = [...fixed, ...ranges]
  return only && more.length > 0 ? command.and(only, ...more) : (only ?? {})
}

function afterCursor(
  command: Command,
  ordering: string | undefined,
  { value, id }: Cursor,
  beyond: (value: unknown) => object,
): object {
  if (!ordering) return { _id: beyond(id) }
  return command.or({ [ordering]: beyond(value) }, { [ordering]: value, _id: beyond(id) })
}

function foundOf<T>({ _id, ...record }: Document, ordering: string | undefined): Found<T> {
  const value = ordering ? record[ordering] : undefined
  const sortable = typeof value === 'string' || typeof value === 'number'
  return { id: _id, record: record as T, cursor: sortable ? { value, id: _id } : { id: _id } }
}

/** One conditional update of one document is atomic by itself; inside a transaction it would not be part of it. */
async function compareAndSet(
  database: CloudDatabase,
  { collection, id }: Key<string>,
  expected: object,
  patch: object,
) {
  // `set` replaces a nested object; without it the SDK would merge the new one into the old.
  const entries = Object.entries(patch).map(([field, value]) => [field, database.command.set(value)])
  const matching = database.collection(collection).where({ _id: id, ...expected })
  const { stats } = await retryWrite(() => matching.update({ data: Object.fromEntries(entries) }))
  return stats.updated === 1
}

async function compareAndRemove(database: CloudDatabase, { collection, id }: Key<string>, expected: object) {
  const matching = database.collection(collection).where({ _id: id, ...expected })
  const { stats } = await retryWrite(() => matching.remove())
  return stats.removed === 1
}

async function insert(database: CloudDatabase, { collection, id }: Key<string>, record: object): Promise<boolean> {
  try {
    await retryWrite(() => database.collection(collection).add({ data: { _id: id, ...record } }))
    return true
  } catch (error) {
    if (classifyDatabaseError(error) === 'duplicate') return false
    throw error
  }
}
