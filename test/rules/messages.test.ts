import { messageOf } from '../../src/contract/messages'
import type { FailureCode, FailureOf } from '../../src/core/failure'
import type { CivilDate, Instant } from '../../src/core/time'

/** One of each: a new code does not compile until it stands here. */
const FAILURES: { readonly [C in FailureCode]: FailureOf<C> } = {
  IDENTITY_REQUIRED: { code: 'IDENTITY_REQUIRED' },
  IDENTITY_NOT_PROVEN: { code: 'IDENTITY_NOT_PROVEN' },
  IDENTITY_CODE_WRONG: { code: 'IDENTITY_CODE_WRONG' },
  IDENTITY_ATTEMPTS_EXCEEDED: { code: 'IDENTITY_ATTEMPTS_EXCEEDED', minutes: 3 },
  IDENTITY_PROVIDER_UNREACHABLE: { code: 'IDENTITY_PROVIDER_UNREACHABLE' },
  OFFICER_NOT_REGISTERED: { code: 'OFFICER_NOT_REGISTERED' },
  ROUTE_UNKNOWN: { code: 'ROUTE_UNKNOWN' },
  REQUEST_INVALID: { code: 'REQUEST_INVALID', field: 'place' },
  MALFORMED_JSON: { code: 'MALFORMED_JSON' },
  PAYLOAD_TOO_LARGE: { code: 'PAYLOAD_TOO_LARGE' },
  METHOD_NOT_ALLOWED: { code: 'METHOD_NOT_ALLOWED' },
  SIGNATURE_INVALID: { code: 'SIGNATURE_INVALID' },
  REQUEST_STALE: { code: 'REQUEST_STALE' },
  REQUEST_REPLAYED: { code: 'REQUEST_REPLAYED' },
  TOO_MANY_EVENTS: { code: 'TOO_MANY_EVENTS', limit: 100 },
  LICENCE_NOT_FOUND: { code: 'LICENCE_NOT_FOUND' },
  LICENCE_NOT_IN_FORCE: { code: 'LICENCE_NOT_IN_FORCE', status: 'suspended' },
  LICENCE_NOT_ACTIVATED: { code: 'LICENCE_NOT_ACTIVATED' },
  CODE_MALFORMED: { code: 'CODE_MALFORMED' },
  CODE_UNKNOWN: { code: 'CODE_UNKNOWN' },
  CODE_EXPIRED: { code: 'CODE_EXPIRED' },
  CODE_USED: { code: 'CODE_USED' },
  OFFICER_TERM_ENDED: { code: 'OFFICER_TERM_ENDED', ended: '2026-11-23' as CivilDate },
  SHIFT_REQUIRED: { code: 'SHIFT_REQUIRED' },
  SHIFT_PERSON_OTHER: { code: 'SHIFT_PERSON_OTHER' },
  TOO_MANY_CHECKS: { code: 'TOO_MANY_CHECKS', minutes: 5 },
  CODE_OUTDATED: { code: 'CODE_OUTDATED' },
  CODE_SESSION_ENDED: { code: 'CODE_SESSION_ENDED' },
  CODE_HOST_UNKNOWN: { code: 'CODE_HOST_UNKNOWN' },
  CODE_OFFLINE: { code: 'CODE_OFFLINE' },
  MINISTRY_UNREACHABLE: { code: 'MINISTRY_UNREACHABLE' },
  DEVICE_SIGNATURE_WRONG: { code: 'DEVICE_SIGNATURE_WRONG' },
  CREDENTIALS_TOO_MANY: { code: 'CREDENTIALS_TOO_MANY', minutes: 1 },
  VERIFICATION_NOT_FOUND: { code: 'VERIFICATION_NOT_FOUND' },
  OUTCOME_NOTED: { code: 'OUTCOME_NOTED' },
  OUTCOME_GROUND_MISSING: { code: 'OUTCOME_GROUND_MISSING' },
  ACTIVITY_NOT_FOUND: { code: 'ACTIVITY_NOT_FOUND' },
  OBJECTION_MADE: { code: 'OBJECTION_MADE' },
  OBJECTION_NOT_POSSIBLE: { code: 'OBJECTION_NOT_POSSIBLE' },
  STATUS_LIST_UNKNOWN: { code: 'STATUS_LIST_UNKNOWN' },
  COPY_TEXT_LENGTH: { code: 'COPY_TEXT_LENGTH', field: 'purpose', most: 200 },
  COPY_TEXT_UNPRINTABLE: { code: 'COPY_TEXT_UNPRINTABLE', field: 'recipient', character: 'U+202E' },
  COPY_CHARACTER_NOT_DRAWN: { code: 'COPY_CHARACTER_NOT_DRAWN', field: 'purpose', character: '☃' },
  COPY_TERM_PAST: { code: 'COPY_TERM_PAST' },
  COPY_TERM_TOO_LONG: { code: 'COPY_TERM_TOO_LONG', latest: '2027-11-24' as CivilDate },
  COPY_LICENCE_ENDS_FIRST: { code: 'COPY_LICENCE_ENDS_FIRST', latest: '2027-01-31' as CivilDate },
  COPIES_TOO_MANY: { code: 'COPIES_TOO_MANY', most: 200, from: '2026-11-24T16:00:00.001Z' as Instant },
  COPY_CODE_MALFORMED: { code: 'COPY_CODE_MALFORMED' },
  COPY_NOT_FOUND: { code: 'COPY_NOT_FOUND' },
  COPY_NOT_READY: { code: 'COPY_NOT_READY' },
  COPY_FAILED: { code: 'COPY_FAILED' },
  COPY_EXPIRED: { code: 'COPY_EXPIRED' },
  COPY_WITHDRAWN: { code: 'COPY_WITHDRAWN' },
  LINK_SPENT: { code: 'LINK_SPENT' },
  BUSY: { code: 'BUSY' },
  INTERNAL: { code: 'INTERNAL', traceId: 'a1b2' },
}

describe('what a person is told when refused', () => {
  it.each(Object.values(FAILURES))('is a whole sentence in both languages, without the code: $code', (failure) => {
    const { zh, en } = messageOf(failure)
    expect(zh).toMatch(/^[^A-Z_]*(JSON|MB|POST)?[^_]*。$/)
    expect(en).toMatch(/^[A-Z].*\.$/)
    expect(`${zh}${en}`).not.toMatch(/undefined|[A-Z]+_[A-Z]+/)
  })

  it.each([
    { failure: FAILURES.IDENTITY_ATTEMPTS_EXCEEDED, part: '3 分钟' },
    { failure: FAILURES.TOO_MANY_EVENTS, part: '100' },
    { failure: FAILURES.LICENCE_NOT_IN_FORCE, part: '已暂扣（暂停）' },
    { failure: FAILURES.REQUEST_INVALID, part: 'place' },
    { failure: FAILURES.COPY_TEXT_LENGTH, part: '200' },
    { failure: FAILURES.COPY_TEXT_UNPRINTABLE, part: 'U+202E' },
    { failure: FAILURES.COPY_CHARACTER_NOT_DRAWN, part: '☃' },
    { failure: FAILURES.COPY_TERM_TOO_LONG, part: '2027-11-24' },
    { failure: FAILURES.COPY_LICENCE_ENDS_FIRST, part: '2027-01-31' },
    { failure: FAILURES.COPIES_TOO_MANY, part: '200' },
    { failure: FAILURES.COPIES_TOO_MANY, part: '2026-11-25 00:01' },
    { failure: FAILURES.INTERNAL, part: 'a1b2' },
  ])('says what matters of $failure.code', ({ failure, part }) => {
    expect(messageOf(failure).zh).toContain(part)
  })
})
