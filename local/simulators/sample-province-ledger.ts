/** The online codes of the second province: whose, until when, and who used them. On disk before an answer leaves. */
import Database from 'libsql'
import type { Officer } from './ministry'
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
  /** Absent: anyone. */
  readonly officer?: Officer
  /** The verdict, or why there was none. */
  readonly outcome: string
}

interface Row {
  readonly licence: string
  readonly expires_at: number
  readonly asked: string | null
  readonly reply: string | null
}

type CheckRow = Omit<CheckEntry, 'officer'> & { readonly officer: string | null }

export class SampleLedger {
  private readonly database: Database.Database

  constructor(file: string) {
    this.database = new Database(file)
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS codes (
        digest TEXT PRIMARY KEY, licence TEXT NOT NULL, expires_at INTEGER NOT NULL, asked TEXT, reply TEXT);
      CREATE TABLE IF NOT EXISTS checks (
        licence TEXT NOT NULL, at TEXT NOT NULL, outcome TEXT NOT NULL, officer TEXT)`)
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

  note({ licence, at, outcome, officer }: CheckEntry): void {
    const insert = this.database.prepare('INSERT INTO checks VALUES (?, ?, ?, ?)')
    insert.run(licence, at, outcome, officer ? JSON.stringify(officer) : null)
  }

  checks(): readonly CheckEntry[] {
    const rows = this.database.prepare('SELECT * FROM checks ORDER BY rowid').all() as CheckRow[]
    return rows.map(({ officer, ...entry }) => ({
      ...entry,
      ...(officer === null ? {} : { officer: JSON.parse(officer) }),
    }))
  }

  end(): void {
    this.database.close()
  }
}
