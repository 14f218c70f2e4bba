/** Answers of the function `grants` as the contract writes them. */
import type {
  DelegationView,
  GrantGiver,
  GrantLicence,
  GrantView,
  PartyView,
  SharingMe,
} from '../../src/contract/sharing'
import { publicKeyOf, signSm2 } from '../../src/core/crypto/sm2'
import { type Receipt, receiptContent, receiptText } from '../../src/core/sharing/receipt'
import type { CivilDate, Instant } from '../../src/core/time'
import { LICENCE_ID } from './answers'

export const SELF_ID = '1'.repeat(64)
export const COMPANY_ID = '2'.repeat(64)
export const GRANT_ID = '3'.repeat(64)
export const DELEGATION_ID = '4'.repeat(64)
export const PERSON_ID = '5'.repeat(64)
const AT = '2026-11-23T08:20:31.000Z' as Instant
/** For as long as anyone runs these tests. */
const LATER = '2099-11-23T08:20:31.000Z' as Instant
export const UNTIL = '2099-11-23' as CivilDate

export const self: GrantGiver = {
  id: SELF_ID,
  name: '李建国',
  kind: 'self',
  acts: ['see', 'grant', 'answer', 'withdraw'],
}
export const company: GrantGiver = { ...self, id: COMPANY_ID, name: '示例市顺达物流有限公司', kind: 'company' }

export function sharingMe(...givers: readonly GrantGiver[]): SharingMe {
  return { givers, parties: [], asked: 1 }
}

export const party: PartyView = {
  id: 'relying-party-demo',
  name: '范例物流平台有限公司',
  kind: 'platform',
  about: '网络货运平台',
}

export const grant: GrantView = {
  ...{ id: GRANT_ID, state: 'active', role: 'giver', size: 2, at: AT, givenAt: AT, endsAt: LATER, beyondUsual: {} },
  giver: { kind: 'person', id: SELF_ID, name: '李建国' },
  recipient: { kind: 'party', id: party.id, name: party.name, partyKind: 'platform' },
  terms: { purpose: 'platform', fields: { practitioner: ['holderName', 'status'] }, until: UNTIL, copies: false },
  examples: [{ typeCode: '11100000000019713D071', subject: '李建国' }],
  moves: ['withdraw'],
}

const { givenAt: _, ...notGiven } = grant

export const drafted: GrantView = { ...notGiven, state: 'drafted', size: 0, moves: ['fill', 'give', 'drop'] }

const asked = {
  purpose: 'platform',
  words: '入驻审核',
  fields: { practitioner: ['birthDate', 'holderName', 'status'] },
  until: UNTIL,
  uses: 3,
  copies: true,
} as const

export const request: GrantView = {
  ...{ ...drafted, state: 'requested', terms: asked, asked: { terms: asked, at: AT } },
  ...{ timesAsked: 3, beyondUsual: { practitioner: ['birthDate'] }, moves: ['allow', 'refuse'] },
}

export const item: GrantLicence = {
  ...{ licence: LICENCE_ID, typeCode: '11100000000019713D071', category: 'practitioner', identifier: '1.2.156' },
  ...{ subject: '李建国', state: 'open', used: 2, lastReadAt: AT },
}

export const delegation: DelegationView = {
  ...{ id: DELEGATION_ID, state: 'active', role: 'principal', principal: '李建国', delegate: '周经办', at: AT },
  ...{ scope: { categories: ['practitioner'] }, acts: ['see', 'grant'], from: '2026-11-23' as CivilDate, until: UNTIL },
}

const PRIVATE_KEY = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
export const RECEIPT_KEY = publicKeyOf(PRIVATE_KEY)

/** Signed as the cloud signs it. */
export function receipt(): Receipt {
  const content = receiptContent(
    {
      ...{ grant: GRANT_ID, number: 1, terms: grant.terms, licences: { count: 2, digest: 'a'.repeat(64) } },
      principal: { party_id: SELF_ID, party_name: '李建国', party_role: 'pii_principal' },
      recipient: { party_id: party.id, party_name: party.name, party_role: 'recipient' },
      events: [{ event_time: AT, event_type: 'given', event_state: 'active', entity_id: SELF_ID }],
    },
    AT,
  )
  const value = signSm2(receiptText(content), PRIVATE_KEY, RECEIPT_KEY)
  return { content, signature: { algorithm: 'SM2-SM3', keyId: 'k1', value } }
}
