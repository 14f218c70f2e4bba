/**
 * `POST /relying-parties`: the province says who its relying parties are and which keys their systems sign with: registered, rotated, suspended. The
 * same signed channel as the events, and as repeatable: what is sent is how the party stands from then on.
 */
import * as v from 'valibot'
import { canonicalJson } from '../../../src/core/canonical-json'
import type { Failure } from '../../../src/core/failure'
import { checkCreditCode } from '../../../src/core/identifier/credit-code'
import { plateKey } from '../../../src/core/licence/plate'
import { ok, type Result, refuse } from '../../../src/core/result'
import { PARTY_KINDS } from '../../../src/core/sharing/recipient'
import { type CivilDate, parseCivilDate } from '../../../src/core/time'
import { inParallel } from '../in-parallel'
import { holderIndexOf } from '../licences/sealed-licence'
import type { MirroringDeps } from '../mirroring/arrival'
import type { Province } from '../mirroring/province'
import { key, type Snapshot, type Write } from '../ports'
import type { PartyKeyRecord, Records, RelyingPartyRecord } from '../records'

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))

const day = v.pipe(
  v.string(),
  v.check((value) => parseCivilDate(value).ok),
  v.transform((value) => value as CivilDate),
)

const partyKey = v.strictObject({
  keyId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/)),
  publicKey: v.pipe(v.string(), v.regex(/^04[0-9a-f]{128}$/i), v.toLowerCase()),
  /** Its last day; without one it stands until it is left out. */
  validUntil: v.exactOptional(day),
})

const party = v.strictObject({
  partyId: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{2,39}$/)),
  name: text(100),
  creditCode: v.pipe(
    v.string(),
    v.check((code) => checkCreditCode(code).ok),
  ),
  kind: v.picklist(PARTY_KINDS),
  about: v.exactOptional(text(200)),
  active: v.boolean(),
  keys: v.pipe(v.array(partyKey), v.maxLength(5)),
})

export const registerPartiesRequest = v.strictObject({
  parties: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(50)),
})

type Party = v.InferOutput<typeof party>

export interface PartyResult {
  readonly partyId: string
  readonly outcome: 'accepted' | 'unchanged' | 'rejected'
  /** For a rejected one: the first member that is wrong. */
  readonly field?: string
}

const AT_ONCE = 4

export async function registerParties(
  deps: MirroringDeps,
  _province: Province,
  { parties }: v.InferOutput<typeof registerPartiesRequest>,
): Promise<Result<{ readonly results: readonly PartyResult[] }, Failure>> {
  const results = await inParallel(parties, AT_ONCE, (raw) => registerOne(deps, raw))
  const busy = results.find((result) => !result.ok)
  return busy ?? ok({ results: results.flatMap((result) => (result.ok ? [result.value] : [])) })
}

async function registerOne(deps: MirroringDeps, raw: unknown): Promise<Result<PartyResult, Failure>> {
  const parsed = v.safeParse(party, raw)
  if (!parsed.success) {
    return ok({ partyId: '', outcome: 'rejected', field: v.getDotPath(parsed.issues[0]) ?? 'parties' })
  }
  const { partyId } = parsed.output
  const at = key('relyingParties', partyId)
  const before = await deps.store.get(at)
  const record = recordOf(deps, parsed.output)
  const keyIds = [...new Set([...record.keyIds, ...(before?.keyIds ?? [])])]
  const done = await deps.store.transact<PartyResult, Failure>(
    [at, ...keyIds.map((id) => key('partyKeys', id))],
    (read) => {
      const stored = read.get(at)
      if (stored?.digest === record.digest) return ok({ writes: [], value: { partyId, outcome: 'unchanged' } })
      if (stored?.digest !== before?.digest) return refuse({ code: 'BUSY' })
      const isOthers = keyIds.some((id) => (read.get(key('partyKeys', id))?.party ?? partyId) !== partyId)
      if (isOthers) return ok({ writes: [], value: { partyId, outcome: 'rejected', field: 'keys' } })
      return ok({
        writes: [{ kind: stored ? 'replace' : 'insert', key: at, record }, ...keyWrites(read, parsed.output, keyIds)],
        value: { partyId, outcome: 'accepted' },
      })
    },
  )
  return done
}

function recordOf({ index, clock }: MirroringDeps, given: Party): RelyingPartyRecord {
  const { name, creditCode, kind, about, active, keys } = given
  return {
    ...{ name, nameKey: plateKey(name), kind, company: holderIndexOf(index, creditCode) },
    ...(about === undefined ? {} : { about }),
    state: active ? 'active' : 'suspended',
    keyIds: keys.map(({ keyId }) => keyId),
    digest: index.of('party', canonicalJson(given)),
    registeredAt: clock.now(),
  }
}

/** A key that is left out is retired, and stays on record: its id is never another's. */
function keyWrites(
  read: Snapshot<Records>,
  { partyId, keys }: Party,
  keyIds: readonly string[],
): readonly Write<Records>[] {
  return keyIds.flatMap((keyId): Write<Records>[] => {
    const at = key('partyKeys', keyId)
    const stored = read.get(at)
    const now = keys.find((each) => each.keyId === keyId)
    const record = now ? keyRecord(partyId, now) : stored && ({ ...stored, state: 'retired' } as const)
    return record ? [{ kind: stored ? 'replace' : 'insert', key: at, record }] : []
  })
}

function keyRecord(partyId: string, { publicKey, validUntil }: Party['keys'][number]): PartyKeyRecord {
  return { party: partyId, publicKey, state: 'active', ...(validUntil === undefined ? {} : { validUntil }) }
}
