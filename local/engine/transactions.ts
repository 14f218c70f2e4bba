/**
 * Open transactions: snapshot isolation over single documents, as on the platform (MongoDB).
 *
 * A transaction reads the state at its start plus its own writes. A write takes the document's lock; a lock held by another
 * transaction, or a document changed since the start, is a conflict at once. Any error ends the transaction. A commit is
 * part of one SQLite transaction (group-commit.ts). Reads are not validated: write skew is possible here exactly because it is possible there.
 */
import { randomUUID } from 'node:crypto'
import { conflict, transactionGone } from './engine-error'
import { type Change, GroupCommit } from './group-commit'
import type { Tables, Write } from './tables'

/** An open transaction is dropped after this time, as a function that hangs must not hold its locks for ever. */
export const TRANSACTION_LIFETIME_MS = 10_000

interface Transaction {
  readonly id: string
  readonly owner: string
  readonly snapshot: number
  readonly writes: Map<string, Write>
  readonly expiry: NodeJS.Timeout
  /** Its commit was asked for: it keeps its locks until that is durable, and takes nothing more. */
  closing: boolean
}
/** What a document was before the commit number `at`. */
interface Past {
  readonly at: number
  readonly before: string | undefined
}

export class Transactions {
  private sequence = 0
  private readonly open = new Map<string, Transaction>()
  private readonly locks = new Map<string, string>()
  /** What each document was before each commit that some open transaction must not see. */
  private readonly history = new Map<string, Past[]>()
  /** The same changes in the order they happened, so that those nobody needs any more can be forgotten. */
  private readonly remembered: { readonly at: number; readonly key: string }[] = []
  private readonly waiting = new Map<string, Set<() => void>>()
  private readonly commits: GroupCommit

  constructor(private readonly tables: Tables) {
    this.commits = new GroupCommit(tables, (changes) => this.committed(changes))
  }

  start(owner: string): string {
    const id = randomUUID()
    const expiry = setTimeout(() => this.end(id), TRANSACTION_LIFETIME_MS)
    expiry.unref()
    this.open.set(id, { id, owner, snapshot: this.sequence, writes: new Map(), expiry, closing: false })
    return id
  }

  /** Runs one operation of a transaction; an error in it ends the transaction. */
  within<T>(id: string, owner: string, operation: () => T): T {
    this.transaction(id, owner)
    try {
      return operation()
    } catch (error) {
      this.end(id)
      throw error
    }
  }

  read(id: string, collection: string, document: string): string | undefined {
    const transaction = this.open.get(id)
    if (!transaction) throw transactionGone()
    const key = keyOf(collection, document)
    const own = transaction.writes.get(key)
    if (own) return own.text
    const change = this.history.get(key)?.find(({ at }) => at > transaction.snapshot)
    return change ? change.before : this.tables.get(collection, document)
  }

  /** Throws a conflict unless this transaction may write the document. */
  claim(id: string, collection: string, document: string): void {
    const transaction = this.open.get(id)
    if (!transaction) throw transactionGone()
    const key = keyOf(collection, document)
    const holder = this.locks.get(key)
    if (holder !== undefined && holder !== id)
      throw conflict(`${collection}: the document is locked by another transaction`)
    const changed = this.history.get(key)?.some(({ at }) => at > transaction.snapshot)
    if (changed) throw conflict(`WriteConflict in ${collection}: the document changed since the transaction began`)
  }

  write(id: string, write: Write): void {
    this.claim(id, write.collection, write.id)
    const key = keyOf(write.collection, write.id)
    this.locks.set(key, id)
    this.open.get(id)?.writes.set(key, write)
  }

  /** Resolves when the writes are durable. Throws when the transaction is gone, or its function ends before they are. */
  async commit(id: string, owner: string): Promise<void> {
    const transaction = this.transaction(id, owner)
    transaction.closing = true
    clearTimeout(transaction.expiry)
    try {
      if (transaction.writes.size > 0) await this.commits.add(() => this.closingWrites(id))
    } finally {
      this.end(id)
    }
  }

  private closingWrites(id: string): readonly Write[] {
    const transaction = this.open.get(id)
    if (!transaction) throw transactionGone()
    return [...transaction.writes.values()]
  }

  abort(id: string, owner: string): void {
    this.transaction(id, owner)
    this.end(id)
  }

  /** Writes outside any transaction. `plan` is asked when its turn comes, and sees to it that no document of it is locked. */
  apply(plan: () => readonly Write[]): Promise<readonly Write[]> {
    return this.commits.add(plan)
  }

  private committed(changes: readonly Change[]): void {
    if (changes.length === 0) return
    this.sequence += 1
    if (this.open.size === 0) return
    for (const { write, before } of changes) this.remember(keyOf(write.collection, write.id), before)
  }

  private remember(key: string, before: string | undefined): void {
    const changes = this.history.get(key) ?? []
    changes.push({ at: this.sequence, before })
    this.history.set(key, changes)
    this.remembered.push({ at: this.sequence, key })
  }

  /** Drops what every open transaction began after: under load there is always one open, and the history must not grow. */
  private forget(): void {
    const oldest = Math.min(...[...this.open.values()].map(({ snapshot }) => snapshot))
    const kept = this.remembered.findIndex(({ at }) => at > oldest)
    for (const { key } of this.remembered.splice(0, kept < 0 ? this.remembered.length : kept)) {
      const changes = this.history.get(key) ?? []
      changes.shift()
      if (changes.length === 0) this.history.delete(key)
    }
  }

  isLocked(collection: string, document: string): boolean {
    return this.locks.has(keyOf(collection, document))
  }

  /** Resolves when the document is not locked, or after `milliseconds`. */
  released(collection: string, document: string, milliseconds: number): Promise<void> {
    const key = keyOf(collection, document)
    return new Promise((resolve) => {
      if (!this.locks.has(key)) return resolve()
      const waiters = this.waiting.get(key) ?? new Set()
      const timer = setTimeout(() => done(), milliseconds)
      const done = () => {
        clearTimeout(timer)
        waiters.delete(done)
        resolve()
      }
      this.waiting.set(key, waiters.add(done))
    })
  }

  hasOpen(owner: string): boolean {
    return [...this.open.values()].some((transaction) => transaction.owner === owner)
  }

  isOpen(id: string, owner: string): boolean {
    const transaction = this.open.get(id)
    return transaction?.owner === owner && !transaction.closing
  }

  /** The function that held them died, or returned without ending them. */
  endAllOf(owner: string): void {
    for (const transaction of this.open.values()) if (transaction.owner === owner) this.end(transaction.id)
  }

  endAll(): void {
    this.commits.flush()
    for (const id of this.open.keys()) this.end(id)
  }

  private transaction(id: string, owner: string): Transaction {
    const transaction = this.open.get(id)
    if (!transaction || transaction.owner !== owner || transaction.closing) throw transactionGone()
    return transaction
  }

  private end(id: string): void {
    const transaction = this.open.get(id)
    if (!transaction) return
    clearTimeout(transaction.expiry)
    this.open.delete(id)
    this.forget()
    for (const key of transaction.writes.keys()) this.unlock(key)
  }

  private unlock(key: string): void {
    this.locks.delete(key)
    const waiters = this.waiting.get(key)
    this.waiting.delete(key)
    for (const wake of waiters ?? []) wake()
  }
}

function keyOf(collection: string, document: string): string {
  return `${collection}\u0000${document}`
}
