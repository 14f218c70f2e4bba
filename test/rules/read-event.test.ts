/** Reading what another system pushed, into our own words. What is not good is in hostile-events.test.ts. */
import { readEvent } from '../../src/core/licence/read-event'
import { AT, issueOf, laterEvent, TYPE } from './samples'

describe('reading an event', () => {
  it('takes over an issued licence in our own words', () => {
    const { event, findings } = readEvent(issueOf(TYPE.practitioner), AT)
    expect(findings.map(({ rule }) => rule)).toEqual(['PUSH_TIMELY'])
    expect(event).toMatchObject({
      type: 'issue',
      revision: 1,
      occurredAt: '2026-09-01T00:37:36.000Z',
      typeCode: TYPE.practitioner,
      content: {
        authority: { name: '样本市交通运输局', code: '11990201125870173M' },
        issuedOn: '2022-06-14',
        holder: { name: '李玉兰', code: '990201199407116775', codeType: '111' },
        validFrom: '2022-06-14',
        validUntil: '2028-05-01',
        face: { sex: '1', birthDate: '1994-07-11', drivingClass: 'B2' },
      },
    })
  })

  it('takes over a suspension with its reason, and a review with its term', () => {
    const issue = issueOf(TYPE.transport)
    expect(readEvent(laterEvent(issue, { type: 'suspend', reason: '停运' }), AT).event).toMatchObject({
      type: 'suspend',
      reason: '停运',
    })
    const review = { result: '1', period: '2026', validUntil: '2027-12-31' }
    expect(readEvent(laterEvent(issue, { type: 'annualReview', review }), AT).event).toMatchObject({
      type: 'annualReview',
      review,
    })
  })

  it('leaves absent data absent', () => {
    const { event } = readEvent(laterEvent(issueOf(TYPE.transport), { type: 'resume' }), AT)
    expect(Object.keys(event ?? {})).not.toContain('reason')
  })

  it('keeps no field that nobody agreed on, not even a prototype', () => {
    const text = JSON.stringify(issueOf(TYPE.transport)).replace(
      '"face":{',
      '"face":{"__proto__":{"polluted":true},"extra":1,',
    )
    const { event } = readEvent(JSON.parse(text), AT)
    expect(event?.type === 'issue' && Object.keys(event.content.face)).not.toContain('extra')
    expect(event?.type === 'issue' && 'polluted' in event.content.face).toBe(false)
    expect('polluted' in {}).toBe(false)
  })

  it('prints the same licence whatever the order of its members', () => {
    const issue = issueOf(TYPE.transport)
    const reversed = Object.fromEntries(Object.entries(issue.licence.face ?? {}).reverse())
    const other = { ...issue, licence: { ...issue.licence, face: reversed } }
    expect(JSON.stringify(readEvent(other, AT).event)).toBe(JSON.stringify(readEvent(issue, AT).event))
  })

  it('keeps markup as the plain text it is', () => {
    const event = issueOf(TYPE.practitioner)
    event.licence.CertificateHolderName = '<b>李玉兰</b>'
    event.licence.face = { ...event.licence.face, address: '<script>1</script>' }
    const { event: read } = readEvent(event, AT)
    expect(read).toMatchObject({
      content: { holder: { name: '<b>李玉兰</b>' }, face: { address: '<script>1</script>' } },
    })
  })
})
