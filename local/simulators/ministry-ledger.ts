/** What the ministry simulator must not forget: the checks it passed on, and its trust list. On disk before an answer leaves. */
import Database from 'libsql'
import type { Officer } from './ministry'
import type { RevokedKey } from './ministry-trust-list'
import type { Reply } from './signed-exchange'

/** One request for a check, by who asked and his request id. */
export interface VerificationEntry {
  /** Key id of the caller. */
  readonly caller: string
  readonly requestId: string
  /** How often it was asked for, dropped or unanswered included. */
  readonly asked: number
  /** Absent: anyone. */
  readonly officer?: Officer
  /** What came of it; absent: no answer yet. */
  readonly status?: number
  readonly outcome?: string
}

/** What the officer's province asked. */
export interface VerificationAsked {
  readonly caller: string
  readonly requestId: string
  /** SM3 of the code: the same request id is good for the same code only. */
  readonly codeDigest: string
  readonly officer?: Officer
}

interface IssuedTrustList {
  readonly sequence: number
  readonly issuedAt: number
  /** What it says of the provinces, to see whether anything changed. */
  readonly content: string
  readonly token: string
}

interface Row {
  readonly caller: string
  readonly request_id: string
  readonly code_digest: string
  /** JSON. */
  readonly officer: string | null
  readonly asked: number
  readonly status: number | null
  readonly body: string | null
}

export class MinistryLedger {
  private readonly database: Database.Database

  constructor(file: string) {
    this.database = new Database(file)
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS verifications (
        caller TEXT NOT NULL, request_id TEXT NOT NULL, code_digest TEXT NOT NULL, officer TEXT,
        asked INTEGER NOT NULL DEFAULT 0, status INTEGER, body TEXT,
        PRIMARY KEY (caller, request_id));
      CREATE TABLE IF NOT EXISTS trust_lists (
        sequence INTEGER PRIMARY KEY, issued_at INTEGER NOT NULL, content TEXT NOT NULL, token TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS revoked_keys (
        issuer TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (issuer, number))`)
  }

  verifications(): readonly VerificationEntry[] {
    const rows = this.database.prepare('SELECT * FROM verifications ORDER BY rowid').all() as Row[]
    return rows.map((row) => ({
      caller: row.caller,
      requestId: row.request_id,
      asked: row.asked,
      ...(row.officer === null ? {} : { officer: JSON.parse(row.officer) }),
      ...(row.status === null || row.body === null ? {} : { status: row.status, outcome: outcomeIn(row.body) }),
    }))
  }

  /** Counts the request. `different`: its id was used for another code before; else the answer it had, if it had one. */
  ask(asked: VerificationAsked): Reply | 'different' | undefined {
    const { caller, requestId, codeDigest, officer } = asked
    const count = 'ON CONFLICT(caller, request_id) DO UPDATE SET asked = asked + 1'
    this.database
      .prepare(
        `INSERT INTO verifications (caller, request_id, code_digest, officer, asked) VALUES (?, ?, ?, ?, 1) ${count}`,
      )
      .run(caller, requestId, codeDigest, officer ? JSON.stringify(officer) : null)
    const row = this.database
      .prepare('SELECT * FROM verifications WHERE caller = ? AND request_id = ?')
      .get(caller, requestId) as Row
    if (row.code_digest !== codeDigest) return 'different'
    return row.status === null || row.body === null ? undefined : { status: row.status, body: JSON.parse(row.body) }
  }

  answer({ caller, requestId }: VerificationAsked, { status, body }: Reply): void {
    this.database
      .prepare('UPDATE verifications SET status = ?, body = ? WHERE caller = ? AND request_id = ?')
      .run(status, JSON.stringify(body), caller, requestId)
  }

  lastTrustList(): IssuedTrustList | undefined {
    const row = this.database.prepare('SELECT * FROM trust_lists ORDER BY sequence DESC LIMIT 1').get()
    if (!row) return undefined
    const { sequence, issued_at, content, token } = row as IssuedTrustList & { readonly issued_at: number }
    return { sequence, issuedAt: issued_at, content, token }
  }

  keepTrustList({ sequence, issuedAt, content, token }: IssuedTrustList): void {
    this.database.prepare('INSERT INTO trust_lists VALUES (?, ?, ?, ?)').run(sequence, issuedAt, content, token)
  }

  revokedAt({ issuer, number }: RevokedKey): string | undefined {
    const row = this.database.prepare('SELECT at FROM revoked_keys WHERE issuer = ? AND number = ?').get(issuer, number)
    return (row as { readonly at: string } | undefined)?.at
  }

  /** Replaces what was revoked before. */
  setRevoked(revoked: readonly RevokedKey[], at: string): void {
    this.database.exec('DELETE FROM revoked_keys')
    const insert = this.database.prepare('INSERT OR REPLACE INTO revoked_keys VALUES (?, ?, ?)')
    for (const { issuer, number } of revoked) insert.run(issuer, number, at)
  }

  end(): void {
    this.database.close()
  }
}

/** The verdict, or the code of the refusal. */
function outcomeIn(body: string): string {
  const { verdict, error } = JSON.parse(body) as { verdict?: string; error?: { code: string } }
  return verdict ?? error?.code ?? ''
}
