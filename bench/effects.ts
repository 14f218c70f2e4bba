/** What a feed has left in a stopped or running cloud's database file: counted there, and not asked of the cloud. */
import { join } from 'node:path'
import Database from 'libsql'
import { type AuditEntry, verifyChain } from '../src/core/audit'
import { type Province, provinceEvents } from './province/province'

export interface Effects {
  readonly licences: number
  /** Versions made, and the sum of the version numbers the licences have reached: more of the former are doubles. */
  readonly versions: number
  readonly versionsReached: number
  /** Revisions applied: the sum of those the licences have reached. */
  readonly revisionsReached: number
  readonly acceptedEvents: number
  readonly outbox: number
  readonly audit: number
  readonly held: number
}

/** The effects of a whole province, each event applied exactly once. */
export function expectedEffects(province: Province): Effects {
  let [events, issuing] = [0, 0]
  for (const { type } of provinceEvents(province)) {
    events += 1
    if (type === 'issue' || type === 'amend') issuing += 1
  }
  return {
    ...{ licences: province.licences, versions: issuing, versionsReached: issuing },
    ...{ revisionsReached: events, acceptedEvents: events, outbox: events, audit: events, held: 0 },
  }
}

/** The effects in the database of `dataDirectory`. */
export function effectsIn(dataDirectory: string): Effects {
  return reading(dataDirectory, (number) => ({
    licences: number('count(*) FROM licences'),
    versions: number('count(*) FROM versions'),
    versionsReached: number("sum(json_extract(doc, '$.version')) FROM licences"),
    revisionsReached: number("sum(json_extract(doc, '$.revision')) FROM licences"),
    acceptedEvents: number("count(*) FROM events WHERE json_extract(doc, '$.outcome') = 'accepted'"),
    outbox: number('count(*) FROM outbox'),
    audit: number('count(*) FROM audit'),
    held: number('count(*) FROM held'),
  }))
}

/** How many of the audit chains of every `step`-th licence do not verify. */
export function brokenChains(
  dataDirectory: string,
  step: number,
): { readonly checked: number; readonly broken: number } {
  return reading(dataDirectory, (_number, database) => {
    const streams = database.prepare('SELECT id FROM licences WHERE rowid % ? = 0').all(step) as { id: string }[]
    const trail = database.prepare('SELECT doc FROM audit WHERE id > ? AND id < ? ORDER BY id')
    const broken = streams.filter(({ id }) => {
      const entries = (trail.all(`${id}:`, `${id};`) as { doc: string }[]).map(
        ({ doc }) => JSON.parse(doc) as AuditEntry,
      )
      return entries.length === 0 || !verifyChain(entries).ok
    })
    return { checked: streams.length, broken: broken.length }
  })
}

function reading<T>(
  dataDirectory: string,
  read: (number: (sql: string) => number, database: Database.Database) => T,
): T {
  const database = new Database(join(dataDirectory, 'database.db'), { readonly: true })
  try {
    return read((sql) => Number((database.prepare(`SELECT ${sql}`).raw().get() as unknown[])[0]), database)
  } finally {
    database.close()
  }
}
