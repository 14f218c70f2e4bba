/** 证照的一生: which act may follow which, and what each makes of the licence. */
import fc from 'fast-check'
import { seriesOf } from '../../src/core/identifier/serial'
import { EVENT_TYPES, type EventType, type LicenceEvent } from '../../src/core/licence/event'
import type { Licence } from '../../src/core/licence/licence'
import { applyEvent } from '../../src/core/licence/life'
import { isRefusal, MOVES, refusalFinding } from '../../src/core/licence/moves'
import { LEGAL_STATES, type LegalState } from '../../src/core/licence/status'
import { after } from '../../src/core/time'
import { issueOf, licenceOf, NOW, readGood, SERIAL, TYPE } from './samples'

const ISSUE = readGood(issueOf(TYPE.transport))
const IN_FORCE = licenceOf(TYPE.transport)
const OTHER = '00000000000000000002'
const END_STATES: readonly LegalState[] = ['cancelled', 'annulled', 'revoked']

/** An event of any type about the same licence, an hour after the last. */
function eventOf(type: EventType, revision = 2): LicenceEvent {
  const { eventId, typeCode, number } = ISSUE
  const base = { eventId, typeCode, number, revision, occurredAt: after(ISSUE.occurredAt, revision * 3_600_000) }
  if (type === 'annualReview' || type === 'integrityAssessment')
    return { ...base, type, review: { result: '1', period: '2026' } }
  if ('content' in ISSUE && isIssuingType(type)) return { ...base, type, content: ISSUE.content }
  return { ...base, type, reason: '依法' } as LicenceEvent
}

function isIssuingType(type: EventType): type is 'issue' | 'amend' | 'renew' | 'reissue' | 'extend' {
  return ['issue', 'amend', 'renew', 'reissue', 'extend'].includes(type)
}

function outcome(state: LegalState, type: EventType): string {
  const step = applyEvent({ ...IN_FORCE, state }, eventOf(type), OTHER)
  return step.ok ? step.value.state : String(step.failure[0]?.rule)
}

/** The licence after those of the acts that may be done, each under the next revision. */
function lived(start: Licence, types: readonly EventType[]): Licence {
  return types.reduce((licence, type) => {
    const revision = licence.revision + 1
    const step = applyEvent(licence, eventOf(type, revision), `SERIAL${revision}`)
    return step.ok ? step.value : licence
  }, start)
}

function applied(licence: Licence | undefined, event: LicenceEvent): Licence {
  const step = applyEvent(licence, event, licence ? OTHER : SERIAL)
  if (!step.ok) throw new Error(JSON.stringify(step.failure))
  return step.value
}

describe('the life of a licence', () => {
  it('begins with an issue, in force from that moment, with an identifier of version 001', () => {
    const licence = applied(undefined, ISSUE)
    expect(licence).toMatchObject({ state: 'inForce', stateSince: ISSUE.occurredAt, version: 1, revision: 1 })
    expect(licence.identifier).toMatch(
      /^1\.2\.156\.3005\.2\.11100000000019713D013\.\w{18}\.00000000000000000001\.001\.\w$/,
    )
    expect(licence.previousIdentifier).toBeUndefined()
  })

  it.each(EVENT_TYPES.filter((type) => type !== 'issue'))('does not begin with %s', (type) => {
    expect(applyEvent(undefined, eventOf(type, 1), SERIAL)).toMatchObject({
      ok: false,
      failure: [{ rule: 'NOT_YET_ISSUED', severity: 'error' }],
    })
  })

  it.each([
    ['issue', 'ALREADY_ISSUED', 'ALREADY_ISSUED'],
    ['amend', 'inForce', 'suspended'],
    ['renew', 'inForce', 'suspended'],
    ['reissue', 'inForce', 'suspended'],
    ['extend', 'inForce', 'suspended'],
    ['suspend', 'suspended', 'ALREADY_SUSPENDED'],
    ['resume', 'NOT_SUSPENDED', 'inForce'],
    ['cancel', 'cancelled', 'cancelled'],
    ['revoke', 'revoked', 'revoked'],
    ['annul', 'annulled', 'annulled'],
    ['annualReview', 'inForce', 'suspended'],
    ['integrityAssessment', 'inForce', 'suspended'],
  ] as const)('%s: in force gives %s, suspended gives %s', (type, fromForce, fromSuspension) => {
    expect(outcome('inForce', type)).toBe(fromForce)
    expect(outcome('suspended', type)).toBe(fromSuspension)
  })

  it.each([
    ['cancelled', 'LICENCE_CANCELLED'],
    ['annulled', 'LICENCE_ANNULLED'],
    ['revoked', 'LICENCE_REVOKED'],
  ] as const)('has ended when %s: no act but a new issue is accepted, and the reason is %s', (state, reason) => {
    const others = EVENT_TYPES.filter((type) => type !== 'issue')
    expect(others.map((type) => outcome(state, type))).toEqual(others.map(() => reason))
    expect(outcome(state, 'issue')).toBe('inForce')
  })

  it('is never continued from a version that was superseded', () => {
    expect(EVENT_TYPES.map((type) => outcome('superseded', type))).toEqual(EVENT_TYPES.map(() => 'VERSION_SUPERSEDED'))
  })

  it('leaves an end state only by being issued anew, whatever the province sends', () => {
    const acts = fc.constantFrom(...EVENT_TYPES.filter((type) => type !== 'issue'))
    const end = fc.constantFrom<EventType>('cancel', 'revoke', 'annul')
    fc.assert(
      fc.property(fc.array(acts), end, fc.array(acts), (before, last, later) => {
        const ended = lived(IN_FORCE, [...before, last])
        expect(END_STATES).toContain(ended.state)
        expect(lived(ended, later)).toEqual(ended)
        expect(lived(ended, [...later, 'issue']).state).toBe('inForce')
      }),
    )
  })

  it('is in force, suspended or ended after whatever acts, its versions and revisions counted up', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENT_TYPES)), (types) => {
        const { state, revision, version, issueRevision } = lived(IN_FORCE, types)
        expect(['inForce', 'suspended', 'cancelled', 'annulled', 'revoked']).toContain(state)
        expect(issueRevision <= revision && version <= revision).toBe(true)
      }),
    )
  })

  it('knows every legal state', () => {
    expect([...END_STATES, 'inForce', 'suspended', 'superseded'].sort()).toEqual([...LEGAL_STATES].sort())
  })

  it.each(['amend', 'renew', 'reissue', 'extend'] as const)(
    '%s makes a new version under the same serial and keeps what was known',
    (type) => {
      const reviewed = applied(IN_FORCE, eventOf('annualReview', 2))
      const next = applied(reviewed, eventOf(type, 3))
      expect(next).toMatchObject({
        version: 2,
        revision: 3,
        previousIdentifier: IN_FORCE.identifier,
        annualReview: { result: '1' },
      })
      expect(next.identifier.split('.').slice(0, -2)).toEqual(IN_FORCE.identifier.split('.').slice(0, -2))
      expect(next.stateSince).toBe(IN_FORCE.stateSince)
    },
  )

  it('does not lift a suspension by amending', () => {
    const suspended = applied(IN_FORCE, eventOf('suspend', 2))
    const amended = applied(suspended, eventOf('amend', 3))
    expect(amended).toMatchObject({ state: 'suspended', stateReason: '依法', stateSince: suspended.stateSince })
  })

  it('forgets the reason of a suspension when it is lifted without one', () => {
    const suspended = applied(IN_FORCE, eventOf('suspend', 2))
    const { reason: _none, ...resume } = eventOf('resume', 3) as LicenceEvent & { reason?: string }
    expect(Object.keys(applied(suspended, resume as LicenceEvent))).not.toContain('stateReason')
  })

  it('prints only what the latest version says', () => {
    const amended = applied(
      { ...IN_FORCE, photo: 'old', face: { ...IN_FORCE.face, technicalGrade: '1', extra: 'old' } },
      eventOf('amend'),
    )
    expect(Object.keys(amended)).not.toContain('photo')
    expect(amended.face).toEqual('content' in ISSUE && ISSUE.content.face)
  })

  it('takes the identifier the province gives, and its version', () => {
    const given = IN_FORCE.identifier
    expect(applied(undefined, { ...ISSUE, identifier: given } as LicenceEvent).identifier).toBe(given)
  })

  it('refuses an amendment that repeats the identifier of the version it replaces', () => {
    const amendment = { ...eventOf('amend'), identifier: IN_FORCE.identifier } as LicenceEvent
    expect(applyEvent(IN_FORCE, amendment, SERIAL)).toMatchObject({
      ok: false,
      failure: [{ rule: 'IDENTIFIER_NOT_NEWER', field: 'CertificateIdentifier' }],
    })
  })

  it('refuses a thousandth version and accepts the nine hundred and ninety-ninth', () => {
    const nearly = { ...IN_FORCE, identifier: '1.2.156.3005.2.11100000000019713D013.11100000000019713D.1.998.0' }
    const at998 = withRightCheck(nearly)
    const at999 = applied(at998, eventOf('amend'))
    expect(at999.version).toBe(999)
    expect(applyEvent(at999, eventOf('amend', 3), SERIAL)).toMatchObject({
      ok: false,
      failure: [{ rule: 'VERSION_EXHAUSTED' }],
    })
  })

  it('changes nothing of the licence it was given', () => {
    const before = structuredClone(IN_FORCE)
    for (const type of EVENT_TYPES) applyEvent(IN_FORCE, eventOf(type), SERIAL)
    expect(IN_FORCE).toEqual(before)
  })

  it('does not look at the calendar: an expired licence can still be extended', () => {
    const expired = { ...IN_FORCE, validUntil: '2020-01-01' } as Licence
    expect(applied(expired, eventOf('extend')).state).toBe('inForce')
    expect(NOW > '2020').toBe(true)
  })
})

describe('a licence issued anew under an ended number', () => {
  const ended = lived(IN_FORCE, ['annualReview', 'amend', 'suspend', 'revoke'])
  const anew = applied(ended, eventOf('issue', 6))

  it('begins another life: a new serial, version 1, in force from now, its revision counting on', () => {
    expect(anew).toMatchObject({ version: 1, revision: 6, issueRevision: 6, state: 'inForce' })
    expect(anew.stateSince).toBe(eventOf('issue', 6).occurredAt)
    expect(seriesOf(anew.identifier)).not.toBe(seriesOf(ended.identifier))
  })

  it('remembers the last identifier, and nothing else of the life that ended', () => {
    expect(anew.previousIdentifier).toBe(ended.identifier)
    expect(Object.keys(anew)).not.toContain('stateReason')
    expect(Object.keys(anew)).not.toContain('annualReview')
    expect([ended.stateReason, ended.annualReview?.result]).toEqual(['依法', '1'])
  })

  it('may not take the identifier of the life that ended', () => {
    const same = { ...eventOf('issue', 6), identifier: ended.identifier } as LicenceEvent
    expect(applyEvent(ended, same, OTHER)).toMatchObject({ ok: false, failure: [{ rule: 'IDENTIFIER_NOT_NEWER' }] })
  })

  it('keeps its issue through its versions and is not issued twice', () => {
    expect(applied(anew, eventOf('amend', 7))).toMatchObject({ version: 2, issueRevision: 6 })
    expect(applyEvent(anew, eventOf('issue', 7), OTHER)).toMatchObject({ failure: [{ rule: 'ALREADY_ISSUED' }] })
  })
})

describe('the table of moves', () => {
  it.each(EVENT_TYPES)('%s: each refusal has a reason in both languages that names the type as the fault', (type) => {
    const refusals = Object.values(MOVES[type]).filter(isRefusal)
    for (const finding of refusals.map(refusalFinding)) {
      expect(finding).toMatchObject({ field: 'type', severity: 'error', clause: expect.stringMatching(/\S/) })
      expect([finding.message.zh, finding.message.en].every((text) => text.length > 10)).toBe(true)
    }
    expect(refusals.length).toBeGreaterThan(0)
  })
})

/** Tries the 36 check characters. */
function withRightCheck(licence: Licence): Licence {
  const candidates = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((check) => ({
    ...licence,
    identifier: licence.identifier.slice(0, -1) + check,
  }))
  const right = candidates.find((candidate) => {
    try {
      return applyEvent(candidate, eventOf('amend'), SERIAL).ok
    } catch {
      return false
    }
  })
  if (!right) throw new Error('no check character fits')
  return right
}
