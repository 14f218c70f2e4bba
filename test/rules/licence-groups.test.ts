/** 我的证照: in which group a licence stands, and in what order. */
import { groupsOf } from '../../src/client/licence-groups'
import type { LicenceSummary } from '../../src/contract/licence'
import type { Attention } from '../../src/core/licence/review'
import { LEGAL_STATES, type LicenceStatus } from '../../src/core/licence/status'
import type { CivilDate } from '../../src/core/time'

const STATUSES: readonly LicenceStatus[] = [...LEGAL_STATES, 'expired', 'notYetValid']
const on = (text: string) => text as CivilDate

function summary(id: string, changes: Partial<LicenceSummary> = {}): LicenceSummary {
  return {
    id,
    typeCode: '11100000000019713D071',
    subject: '李建国',
    number: '990101********4713',
    detail: { zh: '', en: '' },
    status: 'inForce',
    activated: true,
    attention: [],
    ...changes,
  }
}

const needing = (id: string, attention: Attention) => summary(id, { attention: [attention] })
const ids = (licences: readonly LicenceSummary[]) => licences.map(({ id }) => id).join(' ')

it('puts every licence into exactly one group', () => {
  const licences = STATUSES.map((status) => summary(status, { status }))
  const groups = groupsOf(licences)
  expect(Object.values(groups).flat()).toHaveLength(licences.length)
  expect(ids(groups.needsAttention)).toBe('suspended')
  expect(ids(groups.inForce)).toBe('inForce')
  expect(ids(groups.notYetValid)).toBe('notYetValid')
  expect(ids(groups.noLonger)).toBe('superseded cancelled annulled revoked expired')
})

it('puts the most urgent first: suspended, failed, overdue the longest, ending the soonest', () => {
  const { needsAttention } = groupsOf([
    needing('later', { kind: 'expires', on: on('2026-12-31') }),
    needing('overdue', { kind: 'reviewOverdue', since: on('2026-10-31') }),
    needing('sooner', { kind: 'reviewDue', on: on('2026-12-01') }),
    needing('failed', { kind: 'assessmentFailed' }),
    needing('longOverdue', { kind: 'assessmentOverdue', since: on('2025-12-31') }),
    summary('suspended', { status: 'suspended' }),
  ])
  expect(ids(needsAttention)).toBe('suspended failed longOverdue overdue sooner later')
})

it('puts a licence not yet valid where it can be seen to when something about it has to be done', () => {
  const licence = summary('a', { status: 'notYetValid', attention: [{ kind: 'reviewFailed' }] })
  expect(ids(groupsOf([licence]).needsAttention)).toBe('a')
})

it('leaves licences of equal urgency in the order the cloud gave', () => {
  expect(ids(groupsOf([summary('b'), summary('a'), summary('c')]).inForce)).toBe('b a c')
})
