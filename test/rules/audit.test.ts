/** 留痕: a chain in which nothing can be altered, removed or slipped in unseen. */
import fc from 'fast-check'
import { type AuditEntry, chainDigest, chainEntry, FIRST_PREVIOUS_DIGEST, verifyChain } from '../../src/core/audit'
import { NOW } from './samples'

const CHAIN: AuditEntry[] = []
for (const [index, act] of ['mirrored', 'activated', 'presented', 'verified'].entries()) {
  CHAIN.push(chainEntry(CHAIN.at(-1), { stream: 'licence-1', at: NOW, act, actor: 'holder', facts: { index } }))
}

describe('the audit chain', () => {
  it('counts from one and begins behind nothing', () => {
    expect(CHAIN.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(CHAIN[0]?.previousDigest).toBe(FIRST_PREVIOUS_DIGEST)
    expect(verifyChain(CHAIN)).toEqual({ ok: true, value: true })
    expect(verifyChain([])).toEqual({ ok: true, value: true })
  })

  it('gives the same digest whatever the order in which facts were written', () => {
    expect(chainDigest('', { a: 1, b: [2] })).toBe(chainDigest('', { b: [2], a: 1 }))
  })

  it('takes nothing along that verifying would not look at', () => {
    const [first] = CHAIN
    if (!first) throw new Error('the chain is too short')
    expect(verifyChain([chainEntry(undefined, { ...first, note: 'x' } as AuditEntry)]).ok).toBe(true)
  })

  it.each([
    ['the act', { act: 'other' }],
    ['the time', { at: '2026-11-23T00:00:00.001Z' }],
    ['the actor', { actor: 'officer' }],
    ['a fact', { facts: { index: 9 } }],
    ['the stream', { stream: 'licence-2' }],
    ['the digest', { digest: FIRST_PREVIOUS_DIGEST }],
  ])('shows where %s was altered', (_what, changes) => {
    fc.assert(
      fc.property(fc.nat(3), (index) => {
        const altered = CHAIN.map((entry, place) =>
          place === index ? ({ ...entry, ...changes } as AuditEntry) : entry,
        )
        expect(verifyChain(altered)).toEqual({ ok: false, failure: { seq: index + 1 } })
      }),
    )
  })

  it('shows where an entry was altered and re-digested', () => {
    const [first, second, ...rest] = CHAIN
    if (!first || !second) throw new Error('the chain is too short')
    const forged = chainEntry(first, { ...second, act: 'forged' })
    expect(verifyChain([first, forged, ...rest])).toEqual({ ok: false, failure: { seq: 3 } })
  })

  it('shows where an entry is missing, doubled or out of its place', () => {
    const [a, b, c, d] = CHAIN
    if (!a || !b || !c || !d) throw new Error('the chain is too short')
    expect(verifyChain([b, c, d])).toEqual({ ok: false, failure: { seq: 2 } })
    expect(verifyChain([a, c, d])).toEqual({ ok: false, failure: { seq: 3 } })
    expect(verifyChain([a, b, b])).toEqual({ ok: false, failure: { seq: 2 } })
    expect(verifyChain([a, c, b, d])).toEqual({ ok: false, failure: { seq: 3 } })
  })

  it('does not show that the newest entries were cut off: the stored head is compared for that', () => {
    expect(verifyChain(CHAIN.slice(0, 2)).ok).toBe(true)
  })
})
