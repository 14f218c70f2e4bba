/** What an officer reads of an offline code: one for each reason, short enough for a phone, and never worse than what was found. */
import { noticeWords, proofWords } from '../../src/contract/proof-words'
import type { ProofReason, ProofVerdict } from '../../src/core/presentation/proof-verdict'
import type { CivilDate } from '../../src/core/time'
import { ISSUED_AT, SHOWN_AT, TRUST } from '../support/offline-code'

const [ISSUER] = TRUST.issuers
const TOLD = {
  notices: [],
  statusAsOf: ISSUED_AT,
  shownAt: SHOWN_AT,
  byMs: 26 * 60 * 60_000,
  shown: {
    issuer: ISSUER,
    typeCode: '11100000000019713D013',
    version: 1,
    issuedAt: ISSUED_AT,
    expiresAt: SHOWN_AT,
    validUntil: '2026-11-23' as CivilDate,
    subject: { holder: '示例', numberEnd: '0123', codes: [] },
  },
} as const

const VERDICTS: { readonly [R in ProofReason]: ProofVerdict['verdict'] } = {
  ...{ issuerSignatureWrong: 'invalid', deviceSignatureWrong: 'invalid', ended: 'invalid', suspended: 'invalid' },
  ...{ expired: 'invalid', credentialOld: 'stale', statusOld: 'stale', unreadable: 'undetermined' },
  ...{ versionUnknown: 'undetermined', typeUnknown: 'undetermined', notOurs: 'undetermined' },
  ...{ trustMissing: 'undetermined', trustOld: 'undetermined', issuerUnknown: 'undetermined' },
  ...{ keyUnknown: 'undetermined', keyOutOfTerm: 'undetermined', keyRevoked: 'undetermined' },
  ...{ statusUnclear: 'undetermined', ownClockSlow: 'undetermined', theirClockSlow: 'undetermined' },
  ...{ codeOld: 'undetermined', codeAhead: 'undetermined', alreadyScanned: 'undetermined' },
}
const EVERY = Object.entries(VERDICTS) as readonly (readonly [ProofReason, ProofVerdict['verdict']])[]

const told = (reason: ProofReason, more: Partial<ProofVerdict> = {}) =>
  proofWords({ ...TOLD, verdict: VERDICTS[reason], reason, suspects: ['picture', 'theirClock', 'ownClock'], ...more })

describe('for every reason', () => {
  it.each(EVERY)('%s (%s): what was found and what to do, in both languages', (reason, verdict) => {
    const { headline, advice } = told(reason)
    expect(headline.zh.length).toBeLessThanOrEqual(24)
    expect(headline.en.length).toBeLessThanOrEqual(75)
    expect(advice.zh.length).toBeLessThanOrEqual(100)
    expect(advice.en.length).toBeLessThanOrEqual(310)
    expect(advice.zh).toMatch(/请.*。$/)
    expect(advice.en).toMatch(/\.$/)
    const words = `${headline.zh}${headline.en}${advice.zh}${advice.en}`
    expect(words).not.toMatch(/undefined|NaN/)
    expect(words).not.toMatch(/吊销|撤销|注销|伪造|revoked|forged|fake/i)
    if (verdict !== 'invalid') expect(headline.zh).not.toMatch(/无效|已终止|已暂扣|已过有效期/)
  })

  it('a valid code: compare the person and the vehicle', () => {
    expect(proofWords({ verdict: 'valid', notices: [] }).headline).toEqual({ zh: '有效', en: 'Valid' })
  })
})

describe('about time', () => {
  it('an old code is told by how much, and that it may be a picture or one of the clocks', () => {
    const { headline, advice } = told('codeOld', { byMs: 9 * 60_000 + 59_999 })
    expect(headline.zh).toBe('二维码是 9 分钟前生成的')
    expect(headline.en).toBe('The code was made 9 minutes ago')
    expect(advice.zh).toContain('以前的截图或照片，或出示方手机时钟不准，或本机时钟不准')
  })

  it('when this phone knows the cloud’s time, its own clock is not blamed', () => {
    const { advice } = told('codeOld', { suspects: ['picture', 'theirClock'] })
    expect(`${advice.zh}${advice.en}`).not.toMatch(/本机|this phone/i)
  })

  it('a slow clock is told whose it is and by at least how much', () => {
    expect(told('ownClockSlow').headline.zh).toBe('本机时钟至少慢了 26 小时')
    expect(told('theirClockSlow', { byMs: 72 * 3_600_000 }).headline.zh).toBe('出示方手机时钟至少慢了 3 天')
  })

  it.each([
    [1000, '1 second'],
    [119_999, '119 seconds'],
    [120_000, '2 minutes'],
    [7_199_999, '119 minutes'],
    [7_200_000, '2 hours'],
    [172_799_999, '47 hours'],
    [172_800_000, '2 days'],
  ])('%d ms are %s', (byMs, span) => {
    expect(told('alreadyScanned', { byMs }).headline.en).toContain(`${span} ago`)
  })

  it('a status is told with its moment in China’s time', () => {
    expect(told('suspended').advice.zh).toContain('（截至 2026-11-24 08:00）')
  })
})

it('notices say what is not known, and change no verdict', () => {
  expect(noticeWords('listMissing').zh).toContain('没有该省的状态列表')
  expect(noticeWords('subjectCut').zh).toContain('没有写全')
})
