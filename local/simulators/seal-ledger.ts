/** 签章台账 of the seal service simulator: every request it was ever put, on disk before the answer leaves. */
import Database from 'libsql'

/** What a request id has come to. */
export interface LedgerEntry {
  readonly id: string
  /** How often a signature was asked for under this id, refused or cut off included. */
  readonly asked: number
  /** How often the seal was used for it: 1, or 0. */
  readonly signed: number
  /** How often its outcome was asked for. */
  readonly outcomes: number
  /** Asked for its outcome before anything was signed: it never will be. */
  readonly closed: boolean
}

export interface Signing {
  readonly toSign: Uint8Array
  readonly signature: Uint8Array
}

interface Row {
  readonly id: string
  readonly asked: number
  readonly signed: number
  readonly outcomes: number
  readonly closed: number
  readonly to_sign: Uint8Array | null
  readonly signature: Uint8Array | null
}

export class SealLedger {
  private readonly database: Database.Database

  constructor(file: string) {
    this.database = new Database(file)
    this.database.exec(`CREATE TABLE IF NOT EXISTS requests (
      id TEXT PRIMARY KEY, asked INTEGER NOT NULL DEFAULT 0, signed INTEGER NOT NULL DEFAULT 0,
      outcomes INTEGER NOT NULL DEFAULT 0, closed INTEGER NOT NULL DEFAULT 0, to_sign BLOB, signature BLOB)`)
  }

  all(): readonly LedgerEntry[] {
    const rows = this.database.prepare('SELECT * FROM requests ORDER BY rowid').all() as Row[]
    return rows.map(({ id, asked, signed, outcomes, closed }) => ({
      id,
      asked,
      signed,
      outcomes,
      closed: closed === 1,
    }))
  }

  noteAsked(id: string): void {
    this.count(id, 'asked')
  }

  noteOutcome(id: string): void {
    this.count(id, 'outcomes')
  }

  /** undefined: nothing was signed under this id. */
  signing(id: string): Signing | undefined {
    const row = this.row(id)
    return row?.to_sign && row.signature ? { toSign: row.to_sign, signature: row.signature } : undefined
  }

  isClosed(id: string): boolean {
    return this.row(id)?.closed === 1
  }

  close(id: string): void {
    this.database.prepare('UPDATE requests SET closed = 1 WHERE id = ?').run(id)
  }

  keep(id: string, { toSign, signature }: Signing): void {
    this.database
      .prepare('UPDATE requests SET signed = signed + 1, to_sign = ?, signature = ? WHERE id = ?')
      .run(Buffer.from(toSign), Buffer.from(signature), id)
  }

  end(): void {
    this.database.close()
  }

  private count(id: string, column: 'asked' | 'outcomes'): void {
    const upsert = `ON CONFLICT(id) DO UPDATE SET ${column} = ${column} + 1`
    this.database.prepare(`INSERT INTO requests (id, ${column}) VALUES (?, 1) ${upsert}`).run(id)
  }

  private row(id: string): Row | undefined {
    return this.database.prepare('SELECT * FROM requests WHERE id = ?').get(id) as Row | undefined
  }
}
