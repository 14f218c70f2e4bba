import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { holderIndexOf } from '../../cloudfunctions/server/licences/sealed-licence'
import { issuanceRoutes } from '../../cloudfunctions/server/routes'
import { signedHeaders } from '../../local/signature'
import type { PublicRoutes } from '../../src/contract/copies'
import type { HolderRoutes } from '../../src/contract/holder'
import type { OfficerRoutes, RoundRoutes } from '../../src/contract/officer'
import type { CredentialRoutes, TrustRoutes } from '../../src/contract/presentation'
import type { SharingRoutes } from '../../src/contract/sharing'
import { civilDateOf, instantOf } from '../../src/core/time'
import { now, phoneOf, renewal } from '../support/showing-phone'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven, registered } from './people'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const outsider = personCalled('ride-hailing-driver')
const officer = personCalled('officer-shili')
const dismissed = personCalled('officer-yangben')
const wish = { purpose: '办理车辆年审', recipient: '示例省道路运输事务中心', until: civilDateOf(instantOf(Date.now())) }

let stand: Stand
let licence: string
let self: string
let outsiderSelf: string
let copy: string
let entry: string
beforeAll(async () => {
  stand = await openStand()
  someCode = `https://${new URL(stand.url).host}/v/${'A'.repeat(22)}`
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await registered(stand, officer)
  await registered(stand, dismissed, false)
  await proven(stand, outsider)
  licence = await firstLicence(stand, await proven(stand, driver))
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
  copy = granted(await stand.holder(driver.openid, 'requestCopy', { ...wish, licence, requestId: 'A'.repeat(22) })).code
  entry = granted(await stand.holder(driver.openid, 'listActivity', {})).items[0]?.id ?? ''
  self = holderIndexOf(keyedIndex(stand.keys.indexKey), driver.holderCode)
  const other = personCalled('suspended-driver')
  await proven(stand, other)
  outsiderSelf = holderIndexOf(keyedIndex(stand.keys.indexKey), other.holderCode)
  await stand.registerParties()
  grant = granted(await stand.grants(driver.openid, 'draftGrant', drafting())).id
  delegation = granted(await stand.grants(driver.openid, 'delegate', delegating())).id
})
afterAll(() => stand.close())

/** Everybody who can reach a function: nobody from WeChat, somebody unknown, and people in each role. */
const CALLERS = {
  nobody: undefined,
  stranger: 'stranger',
  outsider: outsider.openid,
  officer: officer.openid,
  dismissed: dismissed.openid,
  holder: driver.openid,
} as const
type Caller = keyof typeof CALLERS

type Expected = { readonly [C in Caller]: string }

const everybody = (outcome: string): Expected => ({
  ...{ nobody: 'IDENTITY_REQUIRED', stranger: outcome, outsider: outcome },
  ...{ officer: outcome, dismissed: outcome, holder: outcome },
})
const PROVEN: Expected = { ...everybody('ok'), stranger: 'IDENTITY_NOT_PROVEN' }
const OWNER: Expected = { ...everybody('LICENCE_NOT_FOUND'), stranger: 'IDENTITY_NOT_PROVEN', holder: 'ok' }
const COPY_OWNER: Expected = { ...everybody('COPY_NOT_FOUND'), stranger: 'IDENTITY_NOT_PROVEN', holder: 'ok' }
const ENTRY_OWNER: Expected = { ...everybody('ACTIVITY_NOT_FOUND'), stranger: 'IDENTITY_NOT_PROVEN', holder: 'ok' }
const OFFICER: Expected = { ...everybody('OFFICER_NOT_REGISTERED'), stranger: 'IDENTITY_NOT_PROVEN', officer: 'ok' }

/** Of our own host, and nobody's. */
let someCode: string
const withCode = (expected: Expected, ...callers: readonly Caller[]): Expected => {
  const unknown = callers.map((caller) => [caller, 'CODE_UNKNOWN'])
  return { ...expected, ...Object.fromEntries(unknown) }
}

/** In this order: each is called by all, the holder last, so that his licence is activated before it is shown. */
const HOLDER: { readonly [R in keyof HolderRoutes]: readonly [() => HolderRoutes[R]['request'], Expected] } = {
  me: [() => ({}), everybody('ok')],
  proveIdentity: [() => ({ code: '00000000' }), everybody('IDENTITY_CODE_WRONG')],
  listLicences: [() => ({}), PROVEN],
  listFleets: [() => ({}), PROVEN],
  listFleet: [() => ({ operator: self }), OWNER],
  openLicence: [() => ({ id: licence }), OWNER],
  activate: [() => ({ id: licence }), OWNER],
  present: [() => ({ id: licence }), OWNER],
  requestCopy: [() => ({ ...wish, licence, requestId: 'B'.repeat(22) }), OWNER],
  listCopies: [() => ({ licence }), PROVEN],
  openCopy: [() => ({ code: copy }), COPY_OWNER],
  withdrawCopy: [() => ({ code: copy }), COPY_OWNER],
  downloadCopy: [() => ({ code: copy, format: 'pdf' }), { ...COPY_OWNER, holder: 'COPY_WITHDRAWN' }],
  deactivate: [() => ({ id: licence }), OWNER],
  presentationState: [() => ({ code: someCode }), withCode(PROVEN, 'outsider', 'officer', 'dismissed', 'holder')],
  listActivity: [() => ({}), PROVEN],
  exportActivity: [() => ({}), PROVEN],
  openActivity: [() => ({ id: entry }), ENTRY_OWNER],
  hideActivity: [() => ({ id: entry, hidden: true }), ENTRY_OWNER],
  reportRefusal: [() => ({ id: entry, words: '无故不予认可' }), { ...ENTRY_OWNER, holder: 'OBJECTION_NOT_POSSIBLE' }],
  exportMine: [() => ({ part: 'identity' }), PROVEN],
  forgetMe: [() => ({}), everybody('ok')],
}

type AllOfficerRoutes = OfficerRoutes & RoundRoutes

const offlineCheck = () => ({ requestId: 'A'.repeat(16), code: 'RTC1:', at: now(), verdict: 'undetermined' as const })

/** In this order: the officer's shift, which his proof began, is ended last. */
const OFFICERS: {
  readonly [R in keyof AllOfficerRoutes]: readonly [() => AllOfficerRoutes[R]['request'], Expected]
} = {
  officerMe: [() => ({}), OFFICER],
  verify: [() => ({ code: someCode, requestId: 'A'.repeat(16) }), withCode(OFFICER, 'officer')],
  listVerifications: [() => ({}), OFFICER],
  checkCode: [() => ({ code: someCode, requestId: 'A'.repeat(16) }), { ...everybody('CODE_UNKNOWN') }],
  noteOutcome: [
    () => ({ verification: '0'.repeat(64), outcome: 'accepted' }),
    { ...OFFICER, officer: 'VERIFICATION_NOT_FOUND' },
  ],
  // No trust list was fetched here: nothing can be told whose it was.
  reportOffline: [() => ({ checks: [offlineCheck()] }), { ...OFFICER, officer: 'MINISTRY_UNREACHABLE' }],
  startShift: [() => ({ code: '00000000' }), { ...OFFICER, officer: 'IDENTITY_CODE_WRONG' }],
  endShift: [() => ({}), OFFICER],
}

const showing = () => ({ id: 'C'.repeat(22), licence, from: now(), to: now() })

/** Whose licence it is, is said of each licence by itself. */
const CREDENTIALS: {
  readonly [R in keyof CredentialRoutes]: readonly [() => CredentialRoutes[R]['request'], Expected]
} = {
  renewCredentials: [() => renewal(phoneOf('any'), [licence]), PROVEN],
  reportShowings: [() => ({ showings: [showing()] }), PROVEN],
}

/** Anyone, whoever he is and whether he is anybody: nothing in these depends on the caller. */
const PUBLIC: {
  readonly [R in keyof (PublicRoutes & TrustRoutes)]: readonly [
    () => (PublicRoutes & TrustRoutes)[R]['request'],
    string,
  ]
} = {
  checkCopy: [() => ({ code: copy }), 'ok'],
  checkFile: [() => ({ file: 'eA==' }), 'ok'],
  trust: [() => ({}), 'ok'],
  statusList: [() => ({ issuer: '990000', list: 7 }), 'STATUS_LIST_UNKNOWN'],
  statusChanges: [() => ({ issuer: '990000', list: 7, from: 0 }), 'STATUS_LIST_UNKNOWN'],
}

const GIVER: Expected = { ...everybody('DELEGATION_NOT_FOUND'), stranger: 'IDENTITY_NOT_PROVEN', holder: 'ok' }
const GRANT: Expected = { ...everybody('GRANT_NOT_FOUND'), stranger: 'IDENTITY_NOT_PROVEN', holder: 'ok' }
const DELEGATION: Expected = { ...everybody('DELEGATION_NOT_FOUND'), stranger: 'IDENTITY_NOT_PROVEN', holder: 'ok' }
const each = (outcome: string): Expected => ({ ...everybody(outcome), stranger: 'IDENTITY_NOT_PROVEN' })

let grant: string
let delegation: string
const terms: SharingRoutes['draftGrant']['request']['terms'] = {
  ...{ purpose: 'carriage', until: wish.until, copies: false },
  fields: { practitioner: ['status'] },
}
const party = { kind: 'party', id: 'relying-party-demo' } as const
const drafting = () => ({ requestId: 'D'.repeat(22), giver: self, recipient: party, terms })
const asking = () => ({ requestId: 'E'.repeat(22), party: party.id, holder: { by: 'code', code: 'x' } as const, terms })
const delegating = () => ({
  ...{ requestId: 'F'.repeat(22), principal: self, delegate: { kind: 'person', id: outsiderSelf } as const },
  ...{ scope: { categories: ['practitioner' as const] }, acts: ['see' as const], until: wish.until },
})

/** Each is called by all, the holder last. Nobody here acts for a relying party: flows/sharing tells what those may. */
const GRANTS: {
  readonly [R in Exclude<keyof SharingRoutes, 'closeAccount'>]: readonly [() => SharingRoutes[R]['request'], Expected]
} = {
  sharingMe: [() => ({}), PROVEN],
  listParties: [() => ({}), PROVEN],
  findPerson: [() => ({ by: 'code', code: 'x' }), each('PERSON_NOT_FOUND')],
  showReceivingCode: [() => ({}), PROVEN],
  draftGrant: [drafting, GIVER],
  fillGrant: [() => ({ grant, pick: { licences: [licence] } }), GRANT],
  giveGrant: [() => ({ grant }), GRANT],
  listGrants: [() => ({ list: 'given' }), PROVEN],
  openGrant: [() => ({ grant }), GRANT],
  listGrantLicences: [() => ({ grant }), GRANT],
  listLicenceGrants: [() => ({ licence }), OWNER],
  grantReceipts: [() => ({ grant }), GRANT],
  readGranted: [() => ({ requestId: 'G'.repeat(22), grant, licence, purpose: 'carriage' }), each('GRANT_NOT_FOUND')],
  grantedCopy: [
    () => ({ grant, licence, purpose: 'carriage', cause: wish.purpose, until: wish.until }),
    each('GRANT_NOT_FOUND'),
  ],
  returnGrant: [() => ({ grant }), each('GRANT_NOT_FOUND')],
  retractRequest: [() => ({ grant }), each('GRANT_NOT_FOUND')],
  refuseRequest: [() => ({ grant }), each('GRANT_NOT_FOUND')],
  withdrawLicences: [() => ({ grant, licences: [licence] }), GRANT],
  withdrawGrant: [() => ({ grant }), GRANT],
  dropGrant: [() => ({ grant }), { ...GRANT, holder: 'GRANT_STATE' }],
  askForGrant: [asking, each('PARTY_NOT_REGISTERED')],
  delegate: [delegating, { ...each('DELEGATION_NOT_YOURS'), holder: 'ok' }],
  listDelegations: [() => ({ list: 'received' }), PROVEN],
  listDelegatedLicences: [() => ({ delegation }), DELEGATION],
  listDelegateActs: [() => ({ delegation }), DELEGATION],
  withdrawDelegation: [() => ({ delegation }), DELEGATION],
  listMessages: [() => ({}), PROVEN],
  readMessages: [() => ({ upTo: now() }), PROVEN],
  listNotices: [() => ({}), PROVEN],
  answerNotices: [() => ({ requestId: 'N'.repeat(22), answers: { use: 'accepted' } }), PROVEN],
  askErasure: [() => ({ grant }), GRANT],
  answerErasure: [() => ({ grant, answer: 'done' }), each('ERASURE_NOT_FOUND')],
  listErasures: [() => ({ list: 'asked' }), PROVEN],
}

/** Last of all: nobody is proven any more, and what is closed already is closed. What it ends: flows/rights. */
const CLOSING: {
  readonly [R in 'closeAccount']: readonly [() => SharingRoutes[R]['request'], Expected]
} = { closeAccount: [() => ({}), everybody('ok')] }

const names = Object.keys(CALLERS) as Caller[]

async function outcome(name: string, caller: Caller, route: string, request: unknown): Promise<string> {
  const reply = await stand.call(name, CALLERS[caller], { route, request })
  return reply.ok ? 'ok' : reply.failure.code
}

// Officers first: `forgetMe`, the last of the holder's routes, ends everybody's proof.
describe.each([
  ['officer', OFFICERS],
  ['credentials', CREDENTIALS],
  ['grants', GRANTS],
  ['holder', HOLDER],
  ['grants', CLOSING],
] as const)('the function %s', (name, routes) => {
  describe.each(Object.entries(routes))('%s', (route, [request, expected]) => {
    it.each(names)('for %s', async (caller) => {
      expect(await outcome(name, caller, route, request())).toBe(expected[caller])
    })
  })

  it.each(['toString', '__proto__', 'nothing', ''])('has no route %j', async (route) => {
    expect(await outcome(name, 'holder', route, {})).toBe('ROUTE_UNKNOWN')
    expect(await outcome(name, 'nobody', route, {})).toBe('IDENTITY_REQUIRED')
  })
})

describe.each(Object.entries(PUBLIC))('the function public, %s', (route, [request, expected]) => {
  it.each(names)('for %s', async (caller) => {
    expect(await outcome('public', caller, route, request())).toBe(expected)
  })
})

describe.each(Object.entries(issuanceRoutes))('the function issuance, %s', (path, methods) => {
  const mounted = `/api/issuance/v1${path}`

  it('is for the province alone: not without a signature, and not with any other key of ours', async () => {
    expect(Object.keys(methods)).toEqual(['POST'])
    const unsigned = await fetch(stand.url + mounted, { method: 'POST', body: '{}' })
    expect(unsigned.status).toBe(401)
    const { keyId } = stand.keys.pair('province-licensing')
    for (const name of ['identity-provider', 'province-issuer', 'province-verifier', 'ministry'] as const) {
      const signed = signedHeaders('POST', mounted, '{}', stand.keys.pair(name))
      for (const headers of [signed, { ...signed, 'X-Key-Id': keyId }]) {
        expect((await stand.post(mounted, '{}', headers)).status).toBe(401)
      }
    }
    expect([200, 400]).toContain((await stand.post(mounted, '{}')).status)
  })
})

describe('a request of another shape is refused by field', () => {
  it.each([
    ['holder', 'openLicence', {}, 'id'],
    ['holder', 'openLicence', { id: 'X' }, 'id'],
    ['holder', 'me', { more: 1 }, 'more'],
    ['holder', 'me', null, 'request'],
    ['holder', 'proveIdentity', { code: '1234567' }, 'code'],
    ['holder', 'listLicences', { cursor: 'not a cursor' }, 'cursor'],
    ['credentials', 'renewCredentials', {}, 'deviceKey'],
    ['credentials', 'renewCredentials', { ...renewal(phoneOf('any'), ['A'.repeat(64)]) }, 'licences.0'],
    ['credentials', 'renewCredentials', { ...renewal(phoneOf('any'), []) }, 'licences'],
    ['credentials', 'renewCredentials', { ...renewal(phoneOf('any'), Array(21).fill('0'.repeat(64))) }, 'licences'],
    ['credentials', 'reportShowings', { showings: [] }, 'showings'],
    ['officer', 'verify', { code: 'https://example.org/v/x', requestId: 'short' }, 'requestId'],
    [
      'officer',
      'verify',
      { code: 'https://example.org/v/x', requestId: 'A'.repeat(16), place: 'x'.repeat(61) },
      'place',
    ],
  ])('%s %s %j', async (name, route, request, field) => {
    const openid = await registered(stand, { ...officer, openid: 'prover' })
    expect(await stand.call(name, openid, { route, request })).toEqual({
      ok: false,
      failure: { code: 'REQUEST_INVALID', field },
    })
  })
})

describe('the functions that the mini-program may not call', () => {
  it('issuance answers only signed requests over HTTP', async () => {
    const answer = await fetch(`${stand.url}/invoke/issuance`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(404)
  })

  it('credentials publishes for the timer alone: a person who calls himself one is a person', async () => {
    const event = { Type: 'Timer', TriggerName: 'publishing', Time: '2026-11-24T00:00:00Z', Message: '' }
    expect(await stand.call('credentials', driver.openid, event)).toEqual({
      ok: false,
      failure: { code: 'ROUTE_UNKNOWN' },
    })
    expect(await stand.runTimer('credentials')).toMatchObject({ ok: true, value: { statusLists: { lists: 1 } } })
  })

  it.each(['nightly', 'notices'])('%s refuses a person, and works for the timer', async (name) => {
    expect(await stand.call(name, driver.openid, {})).toEqual({ ok: false, failure: { code: 'ROUTE_UNKNOWN' } })
    expect(await stand.runTimer(name)).toMatchObject({ ok: true })
  })
})
