/** The online codes of the second province: whose, until when, and who used them. On disk before an answer leaves. */
import Database from 'libsql'
import type { Reply } from './signed-exchange'

/** A code that was shown. */
export interface ShownCode {
  readonly licence: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** Who used it up, and what he was told. */
  readonly use?: { readonly asked: string; readonly reply: Reply }
}

/** 查验留痕: an entry of the holder's record. */
export interface CheckEntry {
  readonly licence: string
  readonly at: string
  readonly agency: string
  readonly officerNumber: string
  readonly division: string
  /** The verdict, or why there was none. */
  readonly outcome: string
}

interface Row {
  readonly licence: string
  readonly expires_at: number
  readonly asked: string | null
  readonly reply: string | null
}

export class SampleLedger {
  private readonly database: Database.Database

  constructor(file: string) {
    this.database = new Database(file)
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS codes (
        digest TEXT PRIMARY KEY, licence TEXT NOT NULL, expires_at INTEGER NOT NULL, asked TEXT, reply TEXT);
      CREATE TABLE IF NOT EXISTS checks (
        licence TEXT NOT NULL, at TEXT NOT NULL, agency TEXT NOT NULL, officer_number TEXT NOT NULL, division TEXT NOT NULL,
        outcome TEXT NOT NULL)`)
  }

  /** Only the digest of a code is kept. */
  add(digest: string, licence: string, expiresAt: number): void {
    this.database
      .prepare('INSERT INTO codes (digest, licence, expires_at) VALUES (?, ?, ?)')
      .run(digest, licence, expiresAt)
  }

  code(digest: string): ShownCode | undefined {
    const row = this.database.prepare('SELECT * FROM codes WHERE digest = ?').get(digest) as Row | undefined
    if (!row) return undefined
    const { licence, expires_at: expiresAt, asked, reply } = row
    return {
      licence,
      expiresAt,
      ...(asked === null || reply === null ? {} : { use: { asked, reply: JSON.parse(reply) } }),
    }
  }

  /** Uses the code up. Whether nobody had before. */
  use(digest: string, asked: string, reply: Reply): boolean {
    const update = this.database.prepare('UPDATE codes SET asked = ?, reply = ? WHERE digest = ? AND asked IS NULL')
    return update.run(asked, JSON.stringify(reply), digest).changes === 1
  }

  note({ licence, at, agency, officerNumber, division, outcome }: CheckEntry): void {
    this.database
      .prepare('INSERT INTO checks VALUES (?, ?, ?, ?, ?, ?)')
      .run(licence, at, agency, officerNumber, division, outcome)
  }

  checks(): readonly CheckEntry[] {
    const columns = 'licence, at, agency, officer_number AS officerNumber, division, outcome'
    return this.database.prepare(`SELECT ${columns} FROM checks ORDER BY rowid`).all() as CheckEntry[]
  }

  end(): void {
    this.database.close()
  }
}
