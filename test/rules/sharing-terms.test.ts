/** 授权内容、申请限制、委托、凭证、保存期限: each rule and just outside it. */
import { generateKeyPairSync } from 'node:crypto'
import { grantSentences } from '../../src/contract/grant-words'
import { publicKeyOf, signSm2 } from '../../src/core/crypto/sm2'
import { TYPE_CODES } from '../../src/core/licence/kinds'
import { type Asked, MOST_A_DAY, MOST_OPEN, MOST_TO_ONE, mayAsk } from '../../src/core/sharing/asking'
import {
  type Delegation,
  type DelegationWish,
  delegationStateAt,
  isInScope,
  mayAct,
  readDelegation,
} from '../../src/core/sharing/delegation'
import { CATEGORIES, GRANT_FIELDS, grantedFields } from '../../src/core/sharing/fields'
import { beyondUsual, PURPOSE_FACTS, PURPOSES, presetOf } from '../../src/core/sharing/purposes'
import {
  type Agreed,
  isGenuine,
  licencesDigest,
  NO_LICENCES,
  type Receipt,
  receiptContent,
  receiptText,
} from '../../src/core/sharing/receipt'
import { grantKeptUntil } from '../../src/core/sharing/retention'
import { beyondAsked, type GrantTerms, isLess, readTerms, type TermsWish } from '../../src/core/sharing/terms'
import { type CivilDate, type Instant, after as later } from '../../src/core/time'
import { wholeLicences } from '../support/whole-licences'

const NOW = '2026-11-20T04:00:00.000Z' as Instant
const WISH: TermsWish = {
  ...{ purpose: 'carriage', until: '2026-12-31', copies: false },
  fields: { transport: ['status', 'plateNumber'] },
}
const wish = (bent: Partial<TermsWish> = {}) => readTerms({ ...WISH, ...bent }, NOW)
const terms = (bent: Partial<TermsWish> = {}): GrantTerms => {
  const read = wish(bent)
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

describe('terms', () => {
  it('are read in one order, so that equal terms are equal', () => {
    expect(terms()).toEqual({
      purpose: 'carriage',
      fields: { transport: ['plateNumber', 'status'] },
      until: '2026-12-31',
      copies: false,
    })
    expect(terms({ fields: { transport: ['plateNumber', 'status', 'status'], practitioner: [] } })).toEqual(terms())
  })

  it.each([
    ['a field that does not exist', { fields: { transport: ['secret'] } }, 'GRANT_FIELD_UNKNOWN'],
    ['a field of another kind of licence', { fields: { transport: ['birthDate'] } }, 'GRANT_FIELD_UNKNOWN'],
    ['a name that objects inherit', { fields: { transport: ['constructor'] } }, 'GRANT_FIELD_UNKNOWN'],
    ['no field at all', { fields: {} }, 'GRANT_FIELDS_NONE'],
    ['a term in the past', { until: '2026-11-19' }, 'GRANT_TERM_PAST'],
    ['a term longer than the purpose', { until: '2027-02-19' }, 'GRANT_TERM_TOO_LONG'],
    ['a day that does not exist', { until: '2026-02-30' }, 'REQUEST_INVALID'],
    ['no use', { uses: 0 }, 'GRANT_USES'],
    ['half a use', { uses: 1.5 }, 'GRANT_USES'],
    ['10,001 uses', { uses: 10_001 }, 'GRANT_USES'],
    ['another purpose without words', { purpose: 'other', words: '  ' }, 'GRANT_WORDS_MISSING'],
    ['201 characters', { words: '字'.repeat(201) }, 'GRANT_WORDS_LONG'],
    ['words that turn what is read', { words: '运输\u202e货物' }, 'GRANT_WORDS_UNSEEN'],
  ] as const)('are refused for %s', (_, bent, code) => {
    expect(wish(bent)).toMatchObject({ ok: false, failure: { code } })
  })

  it.each([
    ['today', { until: '2026-11-20' }],
    ['the last day the purpose allows', { until: '2027-02-18' }],
    ['one use', { uses: 1 }],
    ['10,000 uses', { uses: 10_000 }],
    ['200 characters', { words: '字'.repeat(200) }],
    ['another purpose in words', { purpose: 'other', words: '年会包车' }],
  ] as const)('are agreed for %s', (_, bent) => {
    expect(wish(bent).ok).toBe(true)
  })

  it('are not more than was asked, in any part', () => {
    const asked = terms({ uses: 3 })
    expect(beyondAsked(asked, asked)).toBeUndefined()
    expect(
      beyondAsked(asked, terms({ uses: 2, until: '2026-12-01', fields: { transport: ['status'] } })),
    ).toBeUndefined()
    expect(beyondAsked(asked, terms({ uses: 4 }))).toBe('uses')
    expect(beyondAsked(asked, terms())).toBe('uses')
    expect(beyondAsked(asked, terms({ uses: 3, until: '2027-01-01' }))).toBe('until')
    expect(beyondAsked(asked, terms({ uses: 3, fields: { transport: ['status', 'tonnage'] } }))).toBe('fields')
    expect(beyondAsked(asked, terms({ uses: 3, fields: { practitioner: ['status'] } }))).toBe('fields')
    expect(beyondAsked(asked, terms({ uses: 3, copies: true }))).toBe('copies')
    expect(beyondAsked(asked, terms({ uses: 3, purpose: 'insurance' }))).toBe('purpose')
    expect([isLess(asked, asked), isLess(asked, terms({ uses: 2 }))]).toEqual([false, true])
  })

  it('stand in plain words in both languages, every part of them', () => {
    const all = grantSentences({ recipient: '丰达', terms: terms({ uses: 3, words: '运钢材' }), size: 200 })
    const zh = all.map((sentence) => sentence.zh).join('')
    for (const part of [
      '丰达',
      '200 本',
      '车辆号牌',
      '证照状态',
      '托运承运核验',
      '运钢材',
      '2026-12-31',
      '3 次',
      '不能制作加注件',
      '不能转授权',
    ]) {
      expect(zh).toContain(part)
    }
    for (const { zh: one, en } of all) expect([one.endsWith('。'), en.endsWith('.')]).toEqual([true, true])
  })
})

const WHOLE = wholeLicences()

describe('the fields', () => {
  it.each(PURPOSES)('that are usual for %s exist, and may be asked for', (purpose) => {
    const { usual, most } = PURPOSE_FACTS[purpose]
    for (const category of CATEGORIES) {
      const names = GRANT_FIELDS[category].map(({ name }) => name)
      expect(names).toEqual(
        expect.arrayContaining(
          [...usual[category], ...most[category]].filter((name) => !['seats', 'tonnage'].includes(name)),
        ),
      )
      expect(most[category]).toEqual(expect.arrayContaining([...usual[category]]))
      expect(usual[category]).toContain('status')
    }
    expect(beyondUsual(purpose, presetOf(purpose, CATEGORIES))).toEqual({})
  })

  it.each(TYPE_CODES)('of a whole %s are told as granted, and no other', (typeCode) => {
    const licence = WHOLE.find((each) => each.typeCode === typeCode)
    if (!licence) throw new Error('no such licence')
    const category =
      CATEGORIES.find((each) => GRANT_FIELDS[each].some(({ name }) => name === Object.keys(licence.face)[0])) ??
      'business'
    const all = GRANT_FIELDS[category].map(({ name }) => name)
    for (const name of all) {
      const told = grantedFields(licence, [name], NOW)
      expect(told.map((field) => field.name)).toEqual(told.length === 0 ? [] : [name])
    }
    expect(grantedFields(licence, [], NOW)).toEqual([])
  })
})

describe('asking', () => {
  const none: Asked = { open: 0, toThisHolder: 0, today: 0 }
  it('is allowed up to each limit and refused at it', () => {
    expect(mayAsk(terms(), { open: MOST_OPEN - 1, toThisHolder: MOST_TO_ONE - 1, today: MOST_A_DAY - 1 }).ok).toBe(true)
    expect(mayAsk(terms(), { ...none, open: MOST_OPEN })).toMatchObject({ failure: { code: 'REQUESTS_UNANSWERED' } })
    expect(mayAsk(terms(), { ...none, toThisHolder: MOST_TO_ONE })).toMatchObject({
      failure: { code: 'REQUESTS_TOO_MANY', days: 30 },
    })
    expect(mayAsk(terms(), { ...none, today: MOST_A_DAY })).toMatchObject({
      failure: { code: 'REQUESTS_TOO_MANY', days: 1 },
    })
  })

  it('is refused for a field the purpose never needs', () => {
    expect(mayAsk(terms({ fields: { practitioner: ['holderName', 'address'] } }), none)).toMatchObject({
      failure: { code: 'REQUEST_BEYOND_PURPOSE', field: 'address' },
    })
    expect(mayAsk(terms({ purpose: 'government', fields: { practitioner: ['address'] } }), none).ok).toBe(true)
  })
})

describe('a delegation', () => {
  const given: Delegation = {
    ...{ principal: 'company', delegate: 'agent', scope: { categories: ['transport'] }, acts: ['grant'] },
    ...{ from: '2026-11-20' as CivilDate, until: '2026-12-31' as CivilDate, representative: 'zhang' },
  }
  const asked: DelegationWish = {
    principal: 'company',
    delegate: 'agent',
    scope: { categories: ['transport'] },
    acts: ['grant'],
    until: '2027-11-20',
  }

  it('holds from its first to its last day', () => {
    expect(delegationStateAt(given, ['zhang'], '2026-11-19T15:59:59.999Z' as Instant)).toBe('notYet')
    expect(delegationStateAt(given, ['zhang'], NOW)).toBe('active')
    expect(delegationStateAt(given, ['zhang'], '2026-12-31T15:59:59.999Z' as Instant)).toBe('active')
    expect(delegationStateAt(given, ['zhang'], '2026-12-31T16:00:00.000Z' as Instant)).toBe('expired')
  })

  it('ends when the permits name another legal representative, and not when there is no permit to say so', () => {
    expect(delegationStateAt(given, ['li'], NOW)).toBe('representativeChanged')
    expect(delegationStateAt(given, ['li', 'zhang'], NOW)).toBe('active')
    expect(delegationStateAt(given, [], NOW)).toBe('active')
  })

  it('allows its own acts and no other, and none once it is withdrawn', () => {
    expect(mayAct(given, 'grant', ['zhang'], NOW).ok).toBe(true)
    expect(mayAct(given, 'withdraw', ['zhang'], NOW)).toMatchObject({ failure: { code: 'DELEGATION_EXCEEDED' } })
    expect(mayAct({ ...given, withdrawnAt: NOW }, 'grant', ['zhang'], NOW)).toMatchObject({
      failure: { code: 'DELEGATION_NOT_ACTIVE', state: 'withdrawn' },
    })
  })

  it('reaches what it names and nothing else', () => {
    expect(isInScope(given, { id: 'a', category: 'transport' })).toBe(true)
    expect(isInScope(given, { id: 'a', category: 'practitioner' })).toBe(false)
    expect(isInScope({ scope: { licences: ['a'] } }, { id: 'a', category: 'transport' })).toBe(true)
    expect(isInScope({ scope: { licences: ['a'] } }, { id: 'b', category: 'transport' })).toBe(false)
  })

  it('is given by the principal only, to somebody else, for at most 366 days from today on', () => {
    expect(readDelegation(asked, ['self', 'company'], NOW).ok).toBe(true)
    expect(readDelegation(asked, ['agent'], NOW)).toMatchObject({ failure: { code: 'DELEGATION_NOT_YOURS' } })
    expect(readDelegation({ ...asked, delegate: 'self' }, ['self', 'company'], NOW)).toMatchObject({
      failure: { code: 'DELEGATION_TO_SELF' },
    })
    expect(readDelegation({ ...asked, until: '2027-11-21' }, ['company'], NOW).ok).toBe(true)
    expect(readDelegation({ ...asked, until: '2027-11-22' }, ['company'], NOW)).toMatchObject({
      failure: { code: 'GRANT_TERM_TOO_LONG' },
    })
    expect(readDelegation({ ...asked, until: '2026-11-19' }, ['company'], NOW)).toMatchObject({
      failure: { code: 'GRANT_TERM_PAST' },
    })
    expect(readDelegation({ ...asked, from: '2026-11-19' }, ['company'], NOW)).toMatchObject({
      failure: { code: 'GRANT_TERM_PAST' },
    })
  })
})

describe('the receipt', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const [, secret = ''] =
    /0201010420([0-9a-f]{64})/.exec(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('hex')) ?? []
  const agreed: Agreed = {
    ...{ grant: 'g', number: 1, terms: terms({ words: '运钢材' }) },
    principal: { party_id: 'h', party_name: '恒通', party_role: 'pii_principal' },
    recipient: { party_id: 'party:demo', party_name: '丰达', party_role: 'recipient' },
    events: [{ event_time: NOW, event_type: 'given', event_state: 'active', entity_id: 'h' }],
    licences: { count: 1, digest: licencesDigest(NO_LICENCES, '1.2.156'), identifiers: ['1.2.156'] },
  }
  const content = receiptContent(agreed, NOW)
  const receipt: Receipt = {
    content,
    signature: { algorithm: 'SM2-SM3', keyId: 'k', value: signSm2(receiptText(content), secret) },
  }
  const publicKey = publicKeyOf(secret)

  it('is checked by anyone with the public key, in whatever order its members come', () => {
    expect(isGenuine(receipt, publicKey)).toBe(true)
    const shuffled = JSON.parse(
      JSON.stringify({ signature: receipt.signature, content: Object.fromEntries(Object.entries(content).reverse()) }),
    )
    expect(isGenuine(shuffled, publicKey)).toBe(true)
  })

  it('is no receipt once anything of it is changed', () => {
    const changed = { ...content, licences: { ...content.licences, count: 2 } }
    expect(isGenuine({ ...receipt, content: changed }, publicKey)).toBe(false)
    expect(isGenuine({ ...receipt, content: { ...content, issued_at: later(NOW, 1) } }, publicKey)).toBe(false)
  })

  it('names every granted field, and tells sensitive ones apart', () => {
    const { pii_information } = receiptContent(
      { ...agreed, terms: terms({ fields: { practitioner: ['number', 'status'] } }) },
      NOW,
    ).pii_processing.purposes[0]
    expect(pii_information).toEqual([
      { pii_type: 'practitioner', pii_attribute_id: 'number', pii_label: '证照编号', sensitive_pii: true },
      { pii_type: 'practitioner', pii_attribute_id: 'status', pii_label: '证照状态', sensitive_pii: false },
    ])
  })
})

describe('how long it is kept', () => {
  it.each([
    ['withdrawn', 1095],
    ['expired', 1095],
    ['refused', 180],
    ['lapsed', 180],
    ['dropped', 7],
  ] as const)('%s: %d days from its end', (state, days) => {
    expect(grantKeptUntil(state, NOW)).toBe(later(NOW, days * 24 * 3600_000))
  })
})
