/** The SQLite file: one table a collection, the document as EJSON text beside its id, an expression index for each declared index. */
import Database from 'libsql'
import type { Parameter, Plan } from './planner'
import { expression } from './planner'
import type { Collection, Schema } from './schema'

export interface Write {
  readonly collection: string
  readonly id: string
  /** Absent: the document is removed. */
  readonly text?: string
}
interface Row {
  readonly doc: string
}

export class Tables {
  private readonly database: Database.Database
  private readonly statements = new Map<string, Database.Statement>()

  /** FULL: a commit that was acknowledged survives a power cut, not only the end of the process. */
  constructor(file: string, schema: Schema) {
    this.database = new Database(file)
    this.database.pragma('journal_mode = WAL')
    this.database.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16000')
    // 32 MB: a large store's pages are touched all over, and every emptying of the log waits for the disk twice.
    this.database.exec('PRAGMA wal_autocheckpoint = 8000')
    for (const collection of schema.values()) this.declare(collection)
  }

  private declare({ name, indexes }: Collection): void {
    this.database.exec(`CREATE TABLE IF NOT EXISTS "${name}" (id TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL)`)
    const wanted = new Map(indexes.map((index) => [`${name}.${index.name}.${index.fields.join('+')}`, index.fields]))
    for (const existing of this.indexesOf(name))
      if (!wanted.has(existing)) this.database.exec(`DROP INDEX "${existing}"`)
    for (const [index, fields] of wanted) {
      const keys = [...fields, '_id'].map(expression).join(', ')
      this.database.exec(`CREATE INDEX IF NOT EXISTS "${index}" ON "${name}" (${keys})`)
    }
  }

  private indexesOf(table: string): string[] {
    const rows = this.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    )
    return rows.all(table).map((row) => (row as { name: string }).name)
  }

  get(collection: string, id: string): string | undefined {
    const row = this.prepare(`SELECT doc FROM "${collection}" WHERE id = ?`).get(id)
    return (row as Row | undefined)?.doc
  }

  /** Everything `work` writes is on the disk when this returns; when it throws, nothing of it is stored. */
  together<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.database.exec('COMMIT')
      return result
    } catch (error) {
      this.database.exec('ROLLBACK')
      throw error
    }
  }

  /** Within {@link together}. */
  write({ collection, id, text }: Write): void {
    if (text === undefined) this.prepare(`DELETE FROM "${collection}" WHERE id = ?`).run(id)
    else {
      const upsert = 'ON CONFLICT (id) DO UPDATE SET doc = excluded.doc'
      this.prepare(`INSERT INTO "${collection}" (id, doc) VALUES (?, ?) ${upsert}`).run(id, text)
    }
  }

  /** Rows in growing blocks, so that a caller that stops early has not read the table. Must be used up before the next write. */
  *scan(collection: string, { where, parameters, orderBy }: Plan, firstBlock: number): Generator<string> {
    const sql = `SELECT doc FROM "${collection}"${where && ` WHERE ${where}`}${orderBy && ` ORDER BY ${orderBy}`}`
    const statement = this.prepare(`${sql} LIMIT ? OFFSET ?`)
    for (let offset = 0, size = firstBlock; ; offset += size, size *= 4) {
      const rows = statement.all(...parameters, size, offset) as Row[]
      for (const { doc } of rows) yield doc
      if (rows.length < size) return
    }
  }

  count(collection: string): number {
    return (this.prepare(`SELECT count(*) AS n FROM "${collection}"`).get() as { n: number }).n
  }

  /** Without counting them all. */
  hasMoreThan(collection: string, documents: number): boolean {
    return this.prepare(`SELECT 1 FROM "${collection}" LIMIT 1 OFFSET ?`).get(documents) !== undefined
  }

  /** Empties the write-ahead log into the file, so that the file alone is the whole database. */
  close(): void {
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.statements.clear()
    this.database.close()
  }

  private prepare(sql: string): Database.Statement<Parameter[]> {
    const known = this.statements.get(sql)
    if (known) return known
    const made = this.database.prepare(sql)
    // IN lists and block shapes vary; the bound keeps the cache from growing with them.
    if (this.statements.size >= 500) this.statements.clear()
    this.statements.set(sql, made)
    return made
  }
}
