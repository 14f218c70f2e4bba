/** What officers scan by mistake, and what they are told: what it is and what to do, never that a licence is bad because of it. */
import fc from 'fast-check'
import { scannedWords } from '../../src/contract/scanned-words'
import { copyCheckUrl, copyCodeFrom } from '../../src/core/notation/copy-code'
import { onlineCode } from '../../src/core/presentation/code'
import { readScanned, type Scanned } from '../../src/core/presentation/read-scanned'
import { LARGEST, madeCode, TRUST } from '../support/offline-code'

const OWN = 'licence.example.cn'
const TOKEN = 'AAAAAAAAAAAAAAAAAAAA_w'
const CODE = madeCode()
const COPY = copyCodeFrom(Uint8Array.from({ length: 10 }, (_, index) => index * 7)) ?? ''
const [, ELSEWHERE] = TRUST.issuers

const scan = (text: string, trust: typeof TRUST | undefined = TRUST) => readScanned(text, { ownHost: OWN, trust })

describe('our codes', () => {
  it('an online code of our own host, whatever the case of the host', () => {
    expect(scan(onlineCode(OWN, TOKEN))).toEqual({ kind: 'onlineCode', token: TOKEN })
    expect(scan(` ${onlineCode('Licence.Example.CN', TOKEN)}\n`)).toEqual({ kind: 'onlineCode', token: TOKEN })
  })

  it('an online code of another province of the trust list: which one', () => {
    expect(scan(onlineCode('sample-province.example', TOKEN))).toEqual({
      kind: 'onlineCodeElsewhere',
      token: TOKEN,
      issuer: ELSEWHERE,
    })
  })

  it('an online code of a host that nobody vouches for, however much it looks like ours', () => {
    for (const host of ['licence.example.cn.evil.example', 'licence-example.cn', 'licence.example.cn:8443']) {
      expect(scan(onlineCode(host, TOKEN))).toEqual({ kind: 'onlineCodeUnknown', host, trustMissing: false })
    }
    expect(scan(onlineCode('licénce.example.cn', TOKEN))).toEqual({ kind: 'onlineCodeUnknown', trustMissing: false })
  })

  it('without a trust list, a strange host is no accusation', () => {
    expect(readScanned(onlineCode('b.example', TOKEN), { ownHost: OWN, trust: undefined })).toEqual({
      kind: 'onlineCodeUnknown',
      host: 'b.example',
      trustMissing: true,
    })
  })

  it.each([TOKEN.slice(1), `${TOKEN}A`, `${TOKEN}?from=wechat`, ''])(
    'an online code with the token “%s” is broken',
    (token) => {
      expect(scan(`https://${OWN}/v/${token}`)).toEqual({ kind: 'onlineCodeBroken' })
      expect(scan(`https://sample-province.example/v/${token}`)).toEqual({ kind: 'onlineCodeBroken' })
    },
  )

  it('an offline code, also in small letters and with blanks around it', () => {
    for (const text of [CODE, CODE.toLowerCase(), ` ${CODE}\n`]) {
      expect(scan(text)).toEqual({ kind: 'offlineCode', text: CODE })
    }
  })

  it('an offline code of an unknown version or type is judged, not guessed about', () => {
    expect(scan(madeCode({ bytes: (bytes) => bytes.fill(2, 0, 1) })).kind).toBe('offlineCode')
    expect(scan(madeCode({ bytes: (bytes) => bytes.fill(0xff, 5, 7) })).kind).toBe('offlineCode')
    expect(scan(CODE.replace('RTC1', 'RTC2'))).toEqual({ kind: 'offlineCodeNewer' })
  })

  it('cut short at any place, it is known for what it is', () => {
    for (let length = 'RTC1:'.length; length < CODE.length; length += 1) {
      // The space is a character of the code that a paste may lose at the end.
      const cut = CODE.slice(0, length).trimEnd()
      expect(scan(cut)).toEqual({ kind: 'offlineCodeBroken', how: 'cutShort' })
    }
  })

  it('with something behind it, or longer than any', () => {
    expect(scan(`${CODE}0A0`)).toEqual({ kind: 'offlineCodeBroken', how: 'tooLong' })
    expect(scan(`${LARGEST}0A0`)).toEqual({ kind: 'offlineCodeBroken', how: 'tooLong' })
  })

  it('misread', () => {
    expect(scan(CODE.replace(/.$/, '?'))).toEqual({ kind: 'offlineCodeBroken', how: 'garbled' })
    expect(scan('RTC1:你好')).toEqual({ kind: 'offlineCodeBroken', how: 'garbled' })
    expect(scan(madeCode({ bytes: (bytes) => bytes.fill(0xff, 54, 55) }))).toEqual({
      kind: 'offlineCodeBroken',
      how: 'garbled',
    })
  })

  it('a copy’s check address, ours or another province’s', () => {
    expect(scan(copyCheckUrl(OWN, COPY as never))).toEqual({ kind: 'copy', code: COPY })
    expect(scan(copyCheckUrl('sample-province.example', COPY as never))).toEqual({
      kind: 'copy',
      code: COPY,
      issuer: ELSEWHERE,
    })
    expect(scan(`https://${OWN}/c/1234`)).toEqual({ kind: 'webAddress', host: OWN })
    expect(scan(copyCheckUrl('b.example', COPY as never))).toEqual({ kind: 'webAddress', host: 'b.example' })
  })
})

describe('other people’s codes', () => {
  const CASES: readonly (readonly [string, string, Scanned])[] = [
    ['a payee of WeChat Pay', 'wxp://f2f0abcdefg', { kind: 'payment', by: 'wechat' }],
    ['a payment by WeChat', 'weixin://wxpay/bizpayurl?pr=abc', { kind: 'payment', by: 'wechat' }],
    ['a payee of Alipay', 'https://qr.alipay.com/fkx01234', { kind: 'payment', by: 'alipay' }],
    ['a payee of Alipay in capitals', 'HTTPS://QR.ALIPAY.COM/FKX01234', { kind: 'payment', by: 'alipay' }],
    ['a page of Alipay', 'alipays://platformapi/startapp?appId=1', { kind: 'payment', by: 'alipay' }],
    ['a payee of UnionPay', 'https://qr.95516.com/00010000/01', { kind: 'payment', by: 'bank' }],
    ['somebody’s payment code', '134567890123456789', { kind: 'number' }],
    ['a citizen number', '11010119900307677X', { kind: 'number' }],
    ['a bar code', '6901234567892', { kind: 'number' }],
    ['a health code', 'https://hc.example.cn/jkm/v2?id=1', { kind: 'healthCode' }],
    ['a contact of WeChat', 'https://u.wechat.com/abc', { kind: 'wechat' }],
    ['an account of WeChat', 'http://weixin.qq.com/r/abc', { kind: 'wechat' }],
    ['a licence of the traffic police', 'https://zj.122.gov.cn/m/abc', { kind: 'trafficPolice' }],
    ['a web page', 'https://www.example.org/path?q=1', { kind: 'webAddress', host: 'www.example.org' }],
    [
      'a page that pretends to be ours',
      `https://${OWN}@evil.example/v/${TOKEN}`,
      { kind: 'webAddress', host: 'evil.example' },
    ],
    ['a page of another country’s alphabet', 'https://пример.example/', { kind: 'webAddress' }],
    [
      'a page that pretends to be a payee',
      'https://alipay.com.evil.example/',
      { kind: 'webAddress', host: 'alipay.com.evil.example' },
    ],
    ['a vaccination certificate', 'HC1:NCFOXN%TS3DH3ZSUZK+.V0ETD%65NL-AH', { kind: 'text' }],
    ['a Wi-Fi network', 'WIFI:T:WPA;S:depot;P:secret;;', { kind: 'text' }],
    ['a sentence', '道路运输证 示A04713', { kind: 'text' }],
    ['bytes', 'PK\u0003\u0004\u0000\u0000', { kind: 'binary' }],
    ['bytes that are no text', '\ufffd\ufffdABC', { kind: 'binary' }],
    ['nothing', '', { kind: 'empty' }],
    ['blanks', ' \n\t', { kind: 'empty' }],
    ['a book', 'a'.repeat(7090), { kind: 'oversized' }],
    ['an offline code as long as a book', `RTC1:${'0'.repeat(8000)}`, { kind: 'oversized' }],
  ]

  it.each(CASES)('%s', (_what, text, expected) => {
    expect(scan(text)).toEqual(expected)
  })

  it('whatever it is, it is answered and never taken for a whole code of ours', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.webUrl(), fc.base64String()), (text) => {
        expect(['onlineCode', 'onlineCodeElsewhere', 'offlineCode', 'copy']).not.toContain(scan(text).kind)
      }),
    )
  })
})

describe('what the officer is told', () => {
  const EVERY: readonly Scanned[] = [
    { kind: 'onlineCode', token: TOKEN },
    { kind: 'onlineCodeElsewhere', token: TOKEN, issuer: TRUST.issuers[0] },
    { kind: 'onlineCodeUnknown', host: `${'a'.repeat(200)}.example`, trustMissing: false },
    { kind: 'onlineCodeUnknown', trustMissing: true },
    { kind: 'onlineCodeBroken' },
    { kind: 'offlineCode', text: CODE },
    { kind: 'offlineCodeBroken', how: 'cutShort' },
    { kind: 'offlineCodeBroken', how: 'tooLong' },
    { kind: 'offlineCodeBroken', how: 'garbled' },
    { kind: 'offlineCodeNewer' },
    { kind: 'copy', code: COPY as never },
    { kind: 'copy', code: COPY as never, issuer: TRUST.issuers[0] },
    { kind: 'payment', by: 'wechat' },
    { kind: 'payment', by: 'alipay' },
    { kind: 'payment', by: 'bank' },
    { kind: 'healthCode' },
    { kind: 'wechat' },
    { kind: 'trafficPolice' },
    { kind: 'webAddress', host: 'www.example.org' },
    { kind: 'webAddress' },
    { kind: 'number' },
    { kind: 'text' },
    { kind: 'binary' },
    { kind: 'oversized' },
    { kind: 'empty' },
  ]

  it.each(EVERY.map((scanned) => [JSON.stringify(scanned).slice(0, 70), scanned] as const))('%s', (_what, scanned) => {
    const { headline, advice } = scannedWords(scanned)
    // Two lines of headline and four of advice on a phone of 360 points.
    expect(headline.zh.length).toBeLessThanOrEqual(60)
    expect(headline.en.length).toBeLessThanOrEqual(100)
    expect(advice.zh.length).toBeLessThanOrEqual(90)
    expect(advice.en.length).toBeLessThanOrEqual(200)
    expect(advice.zh).toMatch(/。$/)
    expect(advice.en).toMatch(/\.$/)
    expect(`${headline.zh}${advice.zh}`).not.toMatch(/吊销|撤销|注销|伪造/)
    expect(`${headline.en}${advice.en}`).not.toMatch(/revoked|cancelled|forged|fake/i)
  })

  it('a number is never repeated', () => {
    const words = JSON.stringify(scannedWords(scan('134567890123456789')))
    expect(words).not.toMatch(/\d/)
  })
})
