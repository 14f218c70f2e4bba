import { isCorrected, type RejectionStanding } from '../../src/core/licence/correction'

/** Revision 3 of a licence that stood at 1 was rejected, and nothing has come since. */
const STANDING: RejectionStanding = {
  revision: 3,
  revisionThen: 1,
  revisionNow: 1,
  isIdTakenNow: false,
  wasIdTakenThen: false,
}
const when = (changes: Partial<RejectionStanding>) => isCorrected({ ...STANDING, ...changes })

describe('a rejected event', () => {
  it('is not corrected as long as nothing has come', () => {
    expect(when({})).toBe(false)
  })

  it('is corrected when an event was taken over under its id', () => {
    expect(when({ isIdTakenNow: true })).toBe(true)
  })

  it('is not corrected by an event that already had its id when it was rejected', () => {
    expect(when({ isIdTakenNow: true, wasIdTakenThen: true })).toBe(false)
  })

  it('is corrected when the licence has come to its revision, or past it, and not before', () => {
    expect([2, 3, 4].map((revisionNow) => when({ revisionNow }))).toEqual([false, true, true])
  })

  it('that conflicts with the stored revision is corrected only when the licence goes on', () => {
    expect([3, 4].map((revisionNow) => when({ revisionThen: 3, revisionNow }))).toEqual([false, true])
  })

  it('below the stored revision is corrected only when the licence goes on', () => {
    expect([5, 6].map((revisionNow) => when({ revisionThen: 5, revisionNow }))).toEqual([false, true])
  })

  it('whose revision cannot be read is corrected under its id alone', () => {
    const { revision: _, ...unread } = STANDING
    expect(isCorrected({ ...unread, revisionNow: 9 })).toBe(false)
    expect(isCorrected({ ...unread, isIdTakenNow: true })).toBe(true)
  })
})
