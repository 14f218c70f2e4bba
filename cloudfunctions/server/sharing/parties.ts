/** 用证单位 as holders and their own people see them. */
import type * as v from 'valibot'
import type { Page } from '../../../src/contract/reply'
import type { listPartiesRequest, PartyView } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { plateKey } from '../../../src/core/licence/plate'
import { ok, type Result } from '../../../src/core/result'
import { type RecipientKey, recipientKey } from '../../../src/core/sharing/recipient'
import type { Holder } from '../identity/actors'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import type { Found, Store } from '../ports'
import type { RelyingPartyRecord } from '../records'

/** Parties the person acts for, in the order of the companies. More of one company than so many there are not. */
const MOST_OF_COMPANY = 10
/** Above every character that a name may begin with. */
const HIGHEST = '\uffff'

export async function partiesOf(store: Store, { represents }: Holder): Promise<readonly Found<RelyingPartyRecord>[]> {
  const found = await Promise.all(
    represents.map((company) =>
      store.find('relyingParties', 'byCompany', { equals: { company }, order: 'ascending', limit: MOST_OF_COMPANY }),
    ),
  )
  return found.flat()
}

/** Everybody the person may receive as: himself, and each of his parties. */
export function recipientsOf(holder: Holder, parties: readonly { readonly id: string }[]): readonly RecipientKey[] {
  return [
    recipientKey({ kind: 'person', id: holder.self }),
    ...parties.map(({ id }) => recipientKey({ kind: 'party', id })),
  ]
}

export async function listParties(
  { store }: { readonly store: Store },
  _holder: Holder,
  { name = '', cursor }: v.InferOutput<typeof listPartiesRequest>,
): Promise<Result<Page<PartyView>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const beginning = plateKey(name)
  const range = beginning === '' ? {} : { from: beginning, upTo: beginning + HIGHEST }
  const found = await store.find('relyingParties', 'byName', {
    ...{ equals: { state: 'active' }, order: 'ascending', limit: PAGE_SIZE, ...range },
    ...given({ after: after.value }),
  })
  return ok({ items: found.map(({ id, record }) => partyView(id, record)), ...nextOf(found) })
}

export function partyView(id: string, { name, kind, about }: RelyingPartyRecord): PartyView {
  return { id, name, kind, ...given({ about }) }
}
