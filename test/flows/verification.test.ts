import { randomUUID } from 'node:crypto'
import { type Busy, key, type Store } from '../../cloudfunctions/server/ports'
import type { Verdict } from '../../src/contract/officer'
import type { Reply } from '../../src/contract/reply'
import { verifyChain } from '../../src/core/audit'
import { type Result, refuse } from '../../src/core/result'
import { type Instant, instantOf, after as later } from '../../src/core/time'
import { beginShift, type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, keyOf, personCalled, proven, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const PEOPLE = [
  'freight-driver',
  'ride-hailing-driver',
  'suspended-driver',
  'cancelled-driver',
  'revoked-driver',
  'expired-driver',
] as const
const shili = personCalled('officer-shili')
const yangben = personCalled('officer-yangben')

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(PEOPLE.flatMap((id) => codesOf(personCalled(id))))))
  await registered(stand, shili)
  await registered(stand, yangben)
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

const requestId = () => randomUUID()

/** The person's first licence, activated, and a code for it. */
async function shown(id: (typeof PEOPLE)[number]): Promise<{ openid: string; licence: string; code: string }> {
  const openid = await proven(stand, personCalled(id))
  const licence = await firstLicence(stand, openid)
  granted(await stand.holder(openid, 'activate', { id: licence }))
  const { code } = granted(await stand.holder(openid, 'present', { id: licence }))
  return { openid, licence, code }
}

/** What the province does after the licence was issued and activated. */
async function restOf(id: (typeof PEOPLE)[number]): Promise<void> {
  const events = eventsOfHolders(codesOf(personCalled(id)))
  const results = await stand.push(events)
  expect(results.every(({ outcome }) => outcome === 'accepted' || outcome === 'duplicate')).toBe(true)
}

/** The desk's store, but for commits to a licence's trail. */
function withoutTrail(instead: () => Promise<Result<never, Busy>>): Store {
  const { store } = desk.deps
  const isTrail = ({ collection }: { readonly collection: string }) => collection === 'auditHeads'
  return { ...store, transact: (keys, decide) => (keys.some(isTrail) ? instead() : store.transact(keys, decide)) }
}

const verdictsOf = (replies: readonly Reply<Verdict>[]) => replies.filter(({ ok }) => ok)

describe('an officer verifies a code', () => {
  it('and reads verdict, face, legal basis and the age of what he reads', async () => {
    const { code } = await shown('freight-driver')
    const verdict = granted(
      await stand.officer(shili.openid, 'verify', { code, requestId: requestId(), place: '长安路口' }),
    )
    const { holderCode, name } = personCalled('freight-driver')
    expect(verdict).toMatchObject({ verdict: 'valid', typeCode: expect.stringMatching(/D071$/) })
    expect(verdict).not.toHaveProperty('reason')
    expect(verdict.legalBasis.map(({ zh }) => zh).join()).toMatch(/第六条/)
    expect(verdict.statusAsOf <= verdict.checkedAt).toBe(true)
    const values = verdict.lines.map(({ value }) => value.zh)
    expect(values).toEqual(expect.arrayContaining([name, holderCode]))
  })

  it('and the holder sees who looked, where, and with what result', async () => {
    const { openid, code, licence } = await shown('freight-driver')
    granted(await stand.officer(yangben.openid, 'verify', { code, requestId: requestId(), place: '高速出口' }))
    const [line] = granted(await stand.holder(openid, 'listActivity', {})).items
    const actor = { kind: 'officer', agency: yangben.officer?.agency, officerNumber: '9902*****01' }
    expect(line).toMatchObject({ act: 'verified', licence, actor, place: '高速出口', outcome: 'valid', seen: 'face' })
    expect(granted(await stand.holder(openid, 'presentationState', { code }))).toMatchObject({
      state: 'used',
      agency: yangben.officer?.agency,
    })
  })

  it('and finds it among his own, which another officer does not', async () => {
    const before = granted(await stand.officer(yangben.openid, 'listVerifications', {})).items.length
    const { code } = await shown('freight-driver')
    granted(await stand.officer(shili.openid, 'verify', { code, requestId: requestId(), place: '北环' }))
    const [line] = granted(await stand.officer(shili.openid, 'listVerifications', {})).items
    expect(line).toMatchObject({ verdict: 'valid', place: '北环' })
    expect(granted(await stand.officer(yangben.openid, 'listVerifications', {})).items).toHaveLength(before)
  })

  it('and finds it under the id his verdict names, with what he read and not whose it was', async () => {
    const { code } = await shown('freight-driver')
    const verdict = granted(
      await stand.officer(shili.openid, 'verify', { code, requestId: requestId(), place: '南环' }),
    )
    const { verification: id, checkedAt: at, typeCode } = verdict
    const [line] = granted(await stand.officer(shili.openid, 'listVerifications', {})).items
    expect(line).toEqual({ id, at, typeCode, verdict: 'valid', means: 'online', place: '南环' })
    expect(JSON.stringify(stand.records('verifications').get(id))).not.toContain('南环')
  })

  it('and finds only what he checked since the moment he names', async () => {
    const { code } = await shown('freight-driver')
    const { checkedAt } = granted(await stand.officer(shili.openid, 'verify', { code, requestId: requestId() }))
    const since = (instant: Instant) => stand.officer(shili.openid, 'listVerifications', { since: instant })
    expect(granted(await since(checkedAt)).items).toHaveLength(1)
    expect(granted(await since(later(checkedAt, 1))).items).toHaveLength(0)
    expect(codeOf(await stand.officer(shili.openid, 'listVerifications', { since: '2026-02-30T00:00:00Z' }))).toBe(
      'REQUEST_INVALID',
    )
  })
})

describe('one code, one verification', () => {
  it('of ten requests of two officers at once exactly one is answered, and each refusal is on the trail', async () => {
    const { openid, code } = await shown('freight-driver')
    const requests = Array.from({ length: 10 }, (_, index) =>
      stand.officer(index % 2 ? shili.openid : yangben.openid, 'verify', { code, requestId: requestId() }),
    )
    const replies = await Promise.all(requests)
    expect(verdictsOf(replies)).toHaveLength(1)
    expect(replies.filter((reply) => codeOf(reply) === 'CODE_USED')).toHaveLength(9)
    const lines = granted(await stand.holder(openid, 'listActivity', {})).items.slice(0, 10)
    expect(lines.filter(({ act }) => act === 'verified')).toHaveLength(1)
    expect(lines.filter(({ act, outcome }) => act === 'verifyRefused' && outcome === 'CODE_USED')).toHaveLength(9)
  })

  it('answers the same request the same, and counts it once', async () => {
    const { openid, code } = await shown('freight-driver')
    const request = { code, requestId: requestId(), place: '西站' }
    const [first, second] = await Promise.all([
      stand.officer(shili.openid, 'verify', request),
      stand.officer(shili.openid, 'verify', request),
    ])
    const third = await stand.officer(shili.openid, 'verify', request)
    expect([granted(second), granted(third)]).toEqual([granted(first), granted(first)])
    const used = granted(await stand.holder(openid, 'listActivity', {})).items.filter(({ place }) => place === '西站')
    expect(used).toHaveLength(1)
  })

  it('keeps another officer out who has come by the request’s id', async () => {
    const { code } = await shown('freight-driver')
    const request = { code, requestId: requestId() }
    granted(await stand.officer(shili.openid, 'verify', request))
    expect(codeOf(await stand.officer(yangben.openid, 'verify', request))).toBe('CODE_USED')
  })

  it('leaves a code unused when the request’s id was another code’s', async () => {
    const first = await shown('freight-driver')
    const second = granted(await stand.holder(first.openid, 'present', { id: first.licence }))
    const id = requestId()
    granted(await stand.officer(shili.openid, 'verify', { code: first.code, requestId: id }))
    expect(await stand.officer(shili.openid, 'verify', { code: second.code, requestId: id })).toEqual({
      ok: false,
      failure: { code: 'REQUEST_INVALID', field: 'requestId' },
    })
    granted(await stand.officer(shili.openid, 'verify', { code: second.code, requestId: requestId() }))
  })

  it('is completed by the repeat when the function died between claim and audit', async () => {
    const { openid, code } = await shown('freight-driver')
    const request = { code, requestId: requestId(), place: '断点' }
    const dying = desk.on(withoutTrail(() => Promise.reject(new Error('killed'))))
    desk.setNow(instantOf(Date.now()))
    await expect(dying.officer(shili.openid, 'verify', request)).rejects.toThrow('killed')
    expect(codeOf(await stand.officer(yangben.openid, 'verify', { ...request, requestId: requestId() }))).toBe(
      'CODE_USED',
    )
    expect(granted(await stand.officer(shili.openid, 'verify', request)).verdict).toBe('valid')
    const lines = granted(await stand.holder(openid, 'listActivity', {})).items
    expect(lines.filter(({ act, place }) => act === 'verified' && place === '断点')).toHaveLength(1)
  })

  it('tells nothing about the licence when the audit event cannot be stored', async () => {
    const { code } = await shown('freight-driver')
    const busy = desk.on(withoutTrail(async () => refuse({ code: 'BUSY' })))
    expect(await busy.officer(shili.openid, 'verify', { code, requestId: requestId() })).toEqual({
      ok: false,
      failure: { code: 'BUSY' },
    })
  })
})

describe('a code that is none', () => {
  it.each(['hello', 'https://example.org/v/short', 'https://example.org/c/AAAAAAAAAAAAAAAAAAAAAA'])(
    'is refused as no code of ours: %s',
    async (code) => {
      expect(codeOf(await stand.officer(shili.openid, 'verify', { code, requestId: requestId() }))).toBe(
        'CODE_MALFORMED',
      )
    },
  )

  it('is refused as unknown when nobody showed it', async () => {
    const code = `https://${new URL(stand.url).host}/v/${'A'.repeat(22)}`
    expect(codeOf(await stand.officer(shili.openid, 'verify', { code, requestId: requestId() }))).toBe('CODE_UNKNOWN')
  })

  it('is refused with what to do when it is an offline code, of which the cloud need not know', async () => {
    for (const code of ['RTC1:ABC', ' rtc1:abc'])
      for (const route of ['verify', 'checkCode'] as const)
        expect(codeOf(await stand.officer(shili.openid, route, { code, requestId: requestId() }))).toBe('CODE_OFFLINE')
  })

  it('is refused when expired, and the holder learns of the attempt', async () => {
    const { openid, code } = await shown('freight-driver')
    desk.setNow(later(instantOf(Date.now()), 130_000))
    expect(codeOf(await desk.officer(shili.openid, 'verify', { code, requestId: requestId() }))).toBe('CODE_EXPIRED')
    const [line] = granted(await stand.holder(openid, 'listActivity', {})).items
    expect(line).toMatchObject({ act: 'verifyRefused', outcome: 'CODE_EXPIRED' })
  })
})

describe('a code is bound to the session of the phone that shows it', () => {
  const verify = (code: string) => stand.officer(shili.openid, 'verify', { code, requestId: requestId() })

  it('and ends with the sign-out; the holder finds the attempt when he is back', async () => {
    const { openid, code } = await shown('freight-driver')
    granted(await stand.holder(openid, 'forgetMe', {}))
    expect(codeOf(await verify(code))).toBe('CODE_SESSION_ENDED')
    await proven(stand, personCalled('freight-driver'))
    const { items } = granted(await stand.holder(openid, 'listActivity', {}))
    expect(
      items.filter(({ act, outcome }) => act === 'verifyRefused' && outcome === 'CODE_SESSION_ENDED'),
    ).toHaveLength(1)
  })

  it('and ends when somebody proves himself anew, be it the same person', async () => {
    const { code } = await shown('freight-driver')
    await proven(stand, personCalled('freight-driver'))
    expect(codeOf(await verify(code))).toBe('CODE_SESSION_ENDED')
  })

  it('but not when he proves himself on another phone', async () => {
    const { code } = await shown('freight-driver')
    await proven(stand, { ...personCalled('freight-driver'), openid: 'his-other-phone' })
    expect(granted(await verify(code)).verdict).toBe('valid')
  })

  it('and a person of an older data directory, whose session has no name, shows codes that are good until he proves himself', async () => {
    const { openid, licence } = await shown('freight-driver')
    const person = desk.deps.index.of('openid', openid)
    const stored = await desk.deps.store.get(key('people', person))
    if (!stored) throw new Error('not proven')
    const { session: _, ...older } = stored
    await desk.deps.store.compareAndRemove(key('people', person), {})
    await desk.deps.store.insert(key('people', person), older)
    const made = async () => granted(await stand.holder(openid, 'present', { id: licence })).code
    expect(granted(await verify(await made())).verdict).toBe('valid')
    const last = await made()
    await proven(stand, personCalled('freight-driver'))
    expect(codeOf(await verify(last))).toBe('CODE_SESSION_ENDED')
  })
})

describe('a code is bound to the version of the licence it was made for', () => {
  it('a newer version makes it outdated, and the holder learns of the attempt', async () => {
    const { openid, licence, code } = await shown('ride-hailing-driver')
    const [issued] = issuedOnly(eventsOfHolders(codesOf(personCalled('ride-hailing-driver'))))
    const { revision } = stand.records('licences').get(licence) ?? { revision: 0 }
    const amended = { ...issued, eventId: randomUUID(), type: 'amend', revision: revision + 1 }
    expect(await stand.push([amended])).toMatchObject([{ outcome: 'accepted' }])
    const request = { code, requestId: requestId() }
    expect(codeOf(await stand.officer(shili.openid, 'verify', request))).toBe('CODE_OUTDATED')
    const { items } = granted(await stand.holder(openid, 'listActivity', {}))
    expect(items.filter(({ act, outcome }) => act === 'verifyRefused' && outcome === 'CODE_OUTDATED')).toHaveLength(1)
    const { code: next } = granted(await stand.holder(openid, 'present', { id: licence }))
    expect(granted(await stand.officer(shili.openid, 'verify', { code: next, requestId: requestId() }))).toMatchObject({
      verdict: 'valid',
    })
  })

  it('a suspension makes no version: it is in the verdict of the very next check', async () => {
    const { code } = await shown('suspended-driver')
    await restOf('suspended-driver')
    const verdict = granted(await stand.officer(shili.openid, 'verify', { code, requestId: requestId() }))
    expect(verdict).toMatchObject({ verdict: 'invalid', reason: 'suspended' })
  })
})

describe('a code lives for two minutes', () => {
  it('and is followed by the next one twenty seconds before: until then both are good', async () => {
    const { openid, licence } = await shown('freight-driver')
    const start = instantOf(Date.now())
    desk.setNow(start)
    const first = granted(await desk.holder(openid, 'present', { id: licence }))
    expect([first.renewAt, first.expiresAt]).toEqual([later(start, 100_000), later(start, 120_000)])
    desk.setNow(first.renewAt)
    const second = granted(await desk.holder(openid, 'present', { id: licence }))
    desk.setNow(first.expiresAt)
    for (const { code } of [first, second])
      expect(granted(await desk.officer(shili.openid, 'verify', { code, requestId: requestId() })).verdict).toBe(
        'valid',
      )
  })
})

describe('the verdict', () => {
  it.each([
    ['suspended-driver', 'suspended'],
    ['cancelled-driver', 'cancelled'],
    ['revoked-driver', 'revoked'],
  ] as const)('on the licence of the %s is invalid, because %s, with the authority’s words', async (id, reason) => {
    const { openid, licence } = await shown(id)
    await restOf(id)
    const { code } = granted(await stand.holder(openid, 'present', { id: licence }))
    const verdict = granted(await stand.officer(shili.openid, 'verify', { code, requestId: requestId() }))
    expect(verdict).toMatchObject({ verdict: 'invalid', reason, stateSince: expect.any(String) })
    const stateEvent = eventsOfHolders(codesOf(personCalled(id))).find((event) => 'reason' in event)
    expect(verdict.stateReason).toBe(stateEvent?.reason)
  })

  it('on a licence past its last day is invalid, because expired, and no act of the authority', async () => {
    const { openid, licence } = await shown('freight-driver')
    const { validUntil } = granted(await stand.holder(openid, 'openLicence', { id: licence })).summary
    desk.setNow(instantOf(Date.parse(`${validUntil}T00:00:00+08:00`) + 24 * 3_600_000))
    const { code } = granted(await desk.holder(openid, 'present', { id: licence }))
    await beginShift(desk, shili.openid, shili.holderCode)
    const verdict = granted(await desk.officer(shili.openid, 'verify', { code, requestId: requestId() }))
    expect(verdict).toMatchObject({ verdict: 'invalid', reason: 'expired' })
    expect(verdict).not.toHaveProperty('stateSince')
  })

  it('on a licence whose holder took his activation back is undetermined, never invalid', async () => {
    const { openid, licence, code } = await shown('freight-driver')
    granted(await stand.holder(openid, 'deactivate', { id: licence }))
    const verdict = granted(await stand.officer(shili.openid, 'verify', { code, requestId: requestId() }))
    expect(verdict).toMatchObject({ verdict: 'undetermined', reason: 'notActivated' })
  })
})

describe('the trail', () => {
  it('of every licence is one whole chain, with everything above in it', () => {
    const entries = [...stand.records('audit').values()]
    const streams = new Set(entries.map(({ stream }) => stream))
    expect(streams.size).toBe(
      new Set(issuedOnly(eventsOfHolders(PEOPLE.flatMap((id) => codesOf(personCalled(id))))).map(keyOf)).size,
    )
    for (const stream of streams) expect(verifyChain(entries.filter((entry) => entry.stream === stream)).ok).toBe(true)
  })
})
