/** 授权凭证: made and signed before the commit it is part of, for signing takes chance; the commit proves that nothing has changed since. */
import type { GrantReceipts } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import {
  type Agreed,
  MOST_NAMED,
  type Receipt,
  type ReceiptEvent,
  type ReceiptLicences,
  receiptContent,
  receiptText,
} from '../../../src/core/sharing/receipt'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import type { RelationDeps } from '../licences/operator'
import { type Clock, type FieldCipher, key, type ReceiptKey, type Store, type Write } from '../ports'
import type { GrantRecord, Index, Records } from '../records'
import { openGrantText, termsOf } from './sealed-grant'
import { seenGrant } from './seen-grant'

export interface ReceiptDeps {
  readonly store: Store
  readonly cipher: FieldCipher
  readonly receiptKey: ReceiptKey
}

/** The signed receipt of `record` as it will be, its number among the grant's receipts in the record already. */
export async function receiptOf(deps: ReceiptDeps, id: Index, record: GrantRecord, now: Instant): Promise<Receipt> {
  const licences = await licencesOf(deps.store, id, record)
  const content = receiptContent(agreedOf(deps.cipher, id, record, licences), now)
  const { keyId, sign } = deps.receiptKey
  return { content, signature: { algorithm: 'SM2-SM3', keyId, value: sign(receiptText(content)) } }
}

/** The write that keeps it, with the grant. */
export function receiptWrite(cipher: FieldCipher, grant: Index, number: number, receipt: Receipt): Write<Records> {
  const id = `${grant}:${number}`
  const sealed = cipher.seal(place(id), JSON.stringify(receipt))
  return { kind: 'insert', key: key('receipts', id), record: { grant, receipt: sealed, number } }
}

/** For both sides, as long as the grant is kept. */
export async function grantReceipts(
  deps: ReceiptDeps & RelationDeps & { readonly clock: Clock },
  holder: Holder,
  { grant }: { readonly grant: string },
): Promise<Result<GrantReceipts, Failure>> {
  const id = grant as Index
  const seen = await seenGrant(deps, holder, id, deps.clock.now())
  if (!seen.ok) return seen
  const { keyId, publicKey } = deps.receiptKey
  // Who only has a licence in it is no party to it.
  if (seen.value.role === 'holder') return ok({ receipts: [], keys: {} })
  return ok({ receipts: await receiptsOf(deps, id), keys: { [keyId]: publicKey } })
}

/** As they were signed, for whoever was found to be a side of the grant. */
export async function receiptsOf(
  { store, cipher }: Pick<ReceiptDeps, 'store' | 'cipher'>,
  grant: string,
): Promise<readonly Receipt[]> {
  const query = { equals: { grant: grant as Index }, order: 'ascending', limit: 10 } as const
  const found = await store.find('receipts', 'byGrant', query)
  return found.map(({ id: at, record }) => JSON.parse(cipher.open(place(at), record.receipt)) as Receipt)
}

function agreedOf(cipher: FieldCipher, id: Index, record: GrantRecord, licences: ReceiptLicences): Agreed {
  const { giver, giverName, recipient, recipientName, delegation, delegateName, receipts } = record
  const named = (field: 'giverName' | 'recipientName', sealed: typeof giverName) =>
    openGrantText(cipher, id, field, sealed)
  const delegate = delegation &&
    delegateName && { id: delegation, name: openGrantText(cipher, id, 'delegateName', delegateName) }
  return {
    ...{ grant: id, number: receipts, terms: termsOf(cipher, id, record), events: eventsOf(record), licences },
    principal: { party_id: giver, party_name: named('giverName', giverName), party_role: 'pii_principal' },
    recipient: { party_id: recipient, party_name: named('recipientName', recipientName), party_role: 'recipient' },
    ...given({
      delegate: delegate && { party_id: delegate.id, party_name: delegate.name, party_role: 'delegate' as const },
      ground: record.ground,
    }),
  }
}

function eventsOf({ giver, recipient, askedAt, givenAt, endedAt, state }: GrantRecord): readonly ReceiptEvent[] {
  const asked: ReceiptEvent[] = askedAt
    ? [{ event_time: askedAt, event_type: 'requested', event_state: 'requested', entity_id: recipient }]
    : []
  const begun: ReceiptEvent[] = givenAt
    ? [{ event_time: givenAt, event_type: 'given', event_state: 'active', entity_id: giver }]
    : []
  return [...asked, ...begun, ...(endedAt ? endOf(giver, recipient, endedAt, state) : [])]
}

function endOf(giver: string, recipient: string, at: Instant, state: GrantRecord['state']): readonly ReceiptEvent[] {
  if (state === 'withdrawn') return [{ event_time: at, event_type: state, event_state: state, entity_id: giver }]
  return state === 'returned' ? [{ event_time: at, event_type: state, event_state: state, entity_id: recipient }] : []
}

async function licencesOf(store: Store, grant: Index, { size, digest }: GrantRecord): Promise<ReceiptLicences> {
  if (size > MOST_NAMED) return { count: size, digest }
  const query = { equals: { grant }, order: 'ascending', limit: MOST_NAMED } as const
  const items = await store.find('grantItems', 'byGrant', query)
  return { count: size, digest, identifiers: items.map(({ record }) => record.identifier) }
}

function place(id: string) {
  return { collection: 'receipts', id, field: 'receipt' } as const
}
