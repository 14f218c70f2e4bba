/** The second province's own keys: the old one, which has given way to a new one, and the new one. Made once, kept with the other keys. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newKey } from '../jws'
import { compressed } from '../keys'
import type { SigningKey } from '../signature'
import { writeWhole } from '../write-whole'
import type { ListedKey } from './ministry-trust-list'

const DAY_MS = 24 * 3_600_000

/** In days from the first start: both were good for a month, as in any rollover. */
const TERMS: readonly (readonly [from: number, until: number])[] = [
  [-730, -60],
  [-90, 1000],
]

export interface SampleKey extends SigningKey {
  readonly listed: ListedKey
}

interface Kept {
  readonly since: string
  readonly keys: readonly SigningKey[]
}

/** Number 1 ended, number 2 is the one in use. */
export function openSampleKeys(dataDir: string, now: Date = new Date()): readonly SampleKey[] {
  const file = join(dataDir, 'keys', 'sample-province.json')
  if (!existsSync(file)) {
    const made: Kept = { since: now.toISOString(), keys: TERMS.map(() => newKey()) }
    writeWhole(file, `${JSON.stringify(made, null, 2)}\n`)
  }
  const { since, keys } = JSON.parse(readFileSync(file, 'utf8')) as Kept
  return keys.map((key, place) => ({ ...key, listed: listedKey(key, place, Date.parse(since)) }))
}

function listedKey({ publicKey }: SigningKey, place: number, since: number): ListedKey {
  const [from, until] = TERMS[place] ?? [0, 0]
  const day = (days: number) => new Date(since + days * DAY_MS).toISOString()
  return {
    number: place + 1,
    key: compressed(publicKey),
    uses: ['credential', 'status'],
    from: day(from),
    until: day(until),
  }
}
