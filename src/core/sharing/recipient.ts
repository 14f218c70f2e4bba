/** 接收方: who may use what is granted, a registered relying party or a person, and nobody else. A recipient never passes a grant on: there is no move for it. */
export const PARTY_KINDS = ['shipper', 'platform', 'insurer', 'serviceWindow', 'employer', 'other'] as const
/** What a 用证单位 is. */
export type PartyKind = (typeof PARTY_KINDS)[number]

/** `party`: the id the province registered; `person`: his opaque index. */
export type Recipient = { readonly kind: 'party' | 'person'; readonly id: string }

/** The recipient as one text. */
export type RecipientKey = `party:${string}` | `person:${string}`

export function recipientKey({ kind, id }: Recipient): RecipientKey {
  return `${kind}:${id}`
}

export function recipientOf(key: RecipientKey): Recipient {
  return key.startsWith('party:')
    ? { kind: 'party', id: key.slice('party:'.length) }
    : { kind: 'person', id: key.slice('person:'.length) }
}
