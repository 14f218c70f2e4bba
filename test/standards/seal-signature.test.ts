/** GB/T 38540-2020 电子签章数据: the structure, written out by hand here and compared byte for byte. */
import { SealUnreadable, sealFacts } from '../../cloudfunctions/server/documents/seal/read-seal'
import { type Sealing, signedValue, toSignBytes } from '../../cloudfunctions/server/documents/seal/ses-signature'
import type { Instant } from '../../src/core/time'

/** Tag, length, contents. */
function tlv(tag: number, ...contents: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(contents.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)))
  const { length } = body
  const header = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...header]), body])
}
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const SEQUENCE = 0x30
const OCTETS = 0x04
const BITS = 0x03
const UTF8 = 0x0c
const IA5 = 0x16
const TIME = 0x18
const SM2_WITH_SM3 = hex('06 08 2a 81 1c cf 55 01 83 75')

const picture = Buffer.alloc(300, 0x89)
const SEAL = (certListType = '020101') =>
  tlv(
    SEQUENCE,
    tlv(
      SEQUENCE,
      tlv(SEQUENCE, tlv(IA5, 'ES'), hex('020104'), tlv(IA5, 'TEST')),
      tlv(IA5, '99000000000001'),
      tlv(
        SEQUENCE,
        hex('020101'),
        tlv(UTF8, '示例专用章'),
        hex(certListType),
        tlv(SEQUENCE, tlv(OCTETS, 'first'), tlv(OCTETS, 'second')),
        tlv(TIME, '20261101000000Z'),
        tlv(TIME, '20261102000000Z'),
        tlv(TIME, '20361102000000Z'),
      ),
      tlv(SEQUENCE, tlv(IA5, 'PNG'), tlv(OCTETS, picture), hex('020128'), hex('020129')),
    ),
    tlv(OCTETS, 'maker'),
    SM2_WITH_SM3,
    tlv(BITS, hex('00'), 'signature'),
  )

const sealing: Sealing = {
  seal: SEAL(),
  sealedAt: '2026-11-24T01:02:03.999Z' as Instant,
  dataHash: Buffer.alloc(32, 0xfe),
  propertyInfo: '/Doc_0/Signs/Sign_0/Signature.xml',
}
const toSign = (version = '020104') =>
  tlv(
    SEQUENCE,
    hex(version),
    SEAL(),
    tlv(TIME, '20261124010203Z'),
    tlv(BITS, hex('00'), sealing.dataHash as Buffer),
    tlv(IA5, '/Doc_0/Signs/Sign_0/Signature.xml'),
  )

describe('待签章数据 (TBS_Sign)', () => {
  it('holds version, seal, time in UTC to the second, digest and where it lies, in that order', () => {
    expect(Buffer.from(toSignBytes(sealing)).toString('hex')).toBe(toSign().toString('hex'))
  })

  it('carries the seal byte for byte', () => {
    expect(Buffer.from(toSignBytes(sealing)).includes(SEAL())).toBe(true)
  })

  it('is written as version 5 when that is asked for', () => {
    expect(Buffer.from(toSignBytes({ ...sealing, version: 5 })).toString('hex')).toBe(toSign('020105').toString('hex'))
  })

  it.each([0, 31, 33])('refuses a digest of %i bytes', (length) => {
    expect(() => toSignBytes({ ...sealing, dataHash: new Uint8Array(length) })).toThrow(RangeError)
  })

  it('refuses a path that is not ASCII', () => {
    expect(() => toSignBytes({ ...sealing, propertyInfo: '/文档/Signature.xml' })).toThrow(RangeError)
  })
})

describe('电子签章数据 (SES_Signature)', () => {
  it('holds what was signed, the certificate, the algorithm and the signature', () => {
    const value = signedValue({
      toSign: toSign(),
      certificate: Buffer.from('cert'),
      signature: hex('3006 020101 020102'),
    })
    const expected = tlv(
      SEQUENCE,
      toSign(),
      tlv(OCTETS, 'cert'),
      SM2_WITH_SM3,
      tlv(BITS, hex('00'), hex('3006 020101 020102')),
    )
    expect(Buffer.from(value).toString('hex')).toBe(expected.toString('hex'))
  })
})

describe('what a seal says of itself', () => {
  it('is read', () => {
    expect(sealFacts(SEAL())).toEqual({
      version: 4,
      id: '99000000000001',
      name: '示例专用章',
      type: 1,
      signers: [new Uint8Array(Buffer.from('first')), new Uint8Array(Buffer.from('second'))],
      validFrom: '2026-11-02T00:00:00.000Z',
      validTo: '2036-11-02T00:00:00.000Z',
      picture: { format: 'png', bytes: new Uint8Array(picture), widthMm: 40, heightMm: 41 },
    })
  })

  it.each([
    ['lists digests of certificates only', SEAL('020102')],
    ['is followed by a byte', Buffer.concat([SEAL(), hex('00')])],
    ['is cut short', SEAL().subarray(0, -1)],
    ['is empty', Buffer.alloc(0)],
    ['is something else', tlv(SEQUENCE, tlv(SEQUENCE, hex('020104')))],
    ['names its certificate list by a text', SEAL('0c0131')],
  ])('is refused when the seal %s', (_what, seal) => {
    expect(() => sealFacts(seal)).toThrow(SealUnreadable)
  })
})
