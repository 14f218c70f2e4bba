/** 待上报: what an officer did without a network waits for one, is told by him alone, and never grows without bound. */
import {
  MOST_QUEUED,
  NOTHING_QUEUED,
  nextChecks,
  type Queue,
  type QueuedCheck,
  queueIn,
  withCheck,
  withNote,
  withoutChecks,
  withoutNote,
  withRuling,
  withVerdict,
} from '../../src/officer/queued-checks'

const OFFICER = '99010100001'

function check(number: number, officer = OFFICER): QueuedCheck {
  const requestId = `request-${String(number).padStart(14, '0')}`
  return { requestId, code: 'RTC1:', at: '2026-11-24T04:00:00.000Z', verdict: 'valid', officer }
}

function queueOf(count: number): Queue {
  return { checks: Array.from({ length: count }, (_, number) => check(number)), notes: [] }
}

it('keeps a check once, however often it is made again under the same request id', () => {
  const once = withCheck(NOTHING_QUEUED, check(1))
  expect(once && withCheck(once, { ...check(1), verdict: 'stale' })).toBe(once)
})

it('keeps what was promised when it is full, and says that there is no room for another', () => {
  expect(withCheck(queueOf(MOST_QUEUED - 1), check(MOST_QUEUED))?.checks).toHaveLength(MOST_QUEUED)
  expect(withCheck(queueOf(MOST_QUEUED), check(MOST_QUEUED))).toBeUndefined()
})

it('tells twenty at once, the oldest first', () => {
  expect(nextChecks(queueOf(25), OFFICER, undefined)).toEqual(queueOf(20).checks)
})

it('tells only the officer’s own: another who uses the same phone is not made their author', () => {
  const queue: Queue = { checks: [check(1, '99010100002'), check(2)], notes: [] }
  expect(nextChecks(queue, OFFICER, undefined)).toEqual([check(2)])
})

it('waits with the check that is still on the screen', () => {
  expect(nextChecks(queueOf(2), OFFICER, check(0).requestId)).toEqual([check(1)])
})

it('tells an outcome with its check', () => {
  const ruled = withRuling(queueOf(2), check(1).requestId, { outcome: 'refused', ground: 'notTheHolder' })
  expect(ruled.checks.map(({ outcome, ground }) => [outcome, ground])).toEqual([
    [undefined, undefined],
    ['refused', 'notTheHolder'],
  ])
})

it('drops the reason of a verdict that is another one now', () => {
  const stale: Queue = { checks: [{ ...check(1), verdict: 'stale', reason: 'statusOld' }], notes: [] }
  expect(withVerdict(stale, check(1).requestId, { verdict: 'valid' }).checks).toEqual([check(1)])
})

it('forgets what was told and nothing else', () => {
  const left = withoutChecks(queueOf(3), [check(0).requestId, check(2).requestId, 'never-seen'])
  expect(left.checks).toEqual([check(1)])
})

it('keeps one note for a check, the later one', () => {
  const first = { verification: 'V1', outcome: 'accepted', officer: OFFICER } as const
  const later = { verification: 'V1', outcome: 'refused', ground: 'other', officer: OFFICER } as const
  const queue = [first, later].reduce<Queue | undefined>(
    (before, note) => before && withNote(before, note),
    NOTHING_QUEUED,
  )
  expect(queue?.notes).toEqual([later])
  expect(queue && withoutNote(queue, later)).toEqual(NOTHING_QUEUED)
})

it.each([
  ['nothing', undefined],
  ['a text', 'checks'],
  ['a list', []],
  ['a queue of something else', { checks: 1, notes: {} }],
])('takes %s in the phone’s storage for an empty queue', (_, stored) => {
  expect(queueIn(stored)).toEqual(NOTHING_QUEUED)
})

it('reads what it wrote, and leaves out what is no check', () => {
  const queue = queueOf(2)
  expect(queueIn(JSON.parse(JSON.stringify(queue)))).toEqual(queue)
  expect(queueIn({ ...queue, checks: [...queue.checks, null, { requestId: 1 }] })).toEqual(queue)
})
