/** What the test authority issues besides (RFC 5280): authorities below it, certificates of any term, lists; read by the strict check's own readers. */

import { readCertificate } from '../../cloudfunctions/server/documents/verify-file/certificate'
import { trustedChain } from '../../cloudfunctions/server/documents/verify-file/chain'
import { isRevocationChecked } from '../../cloudfunctions/server/documents/verify-file/revocation'
import { type Authority, authority, issue, revoke, subordinate } from '../../local/pki/authority'
import { publicKeyOf } from '../../src/core/crypto/sm2'

const keyOf = (byte: string) => ({ privateKey: byte.repeat(32), publicKey: publicKeyOf(byte.repeat(32)) })
const TERM = { from: '2026-01-01T00:00:00Z', to: '2036-01-01T00:00:00Z' }
const named = (commonName: string) => ({ organisation: '测试', commonName })

const root: Authority = authority({ name: named('根'), key: keyOf('11'), serial: 1n, term: TERM })
const below: Authority = subordinate(root, { name: named('二级'), key: keyOf('22'), serial: 2n, term: TERM })
const signer = { name: named('签章人'), publicKey: keyOf('33').publicKey, serial: 0x80n, term: TERM }

describe('a certificate', () => {
  it('says who it is for, who issued it, from when and until when', () => {
    const certificate = readCertificate(issue(below, signer))
    expect(certificate.subject.text).toContain('签章人')
    expect(certificate.issuer.text).toContain('二级')
    expect(certificate).toMatchObject({
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2036-01-01T00:00:00.000Z',
      publicKey: signer.publicKey,
    })
  })

  it.each([
    [1n, '01'],
    [0x7fn, '7f'],
    [0x80n, '0080'],
    [0xffffffffffffffffn, '00ffffffffffffffff'],
  ])('with the serial %s is written positive and shortest', (serial, hex) => {
    expect(readCertificate(issue(root, { ...signer, serial })).serial).toBe(hex)
  })

  it.each([
    ['2049-12-31T23:59:59Z', '2049-12-31T23:59:59.000Z'],
    ['2050-01-01T00:00:00Z', '2050-01-01T00:00:00.000Z'],
  ])('may end on either side of 2050, where the form of times changes: %s', (to, read) => {
    expect(readCertificate(issue(root, { ...signer, term: { ...TERM, to } })).notAfter).toBe(read)
  })

  it('of one who signs is no authority, of one who issues is', () => {
    const [leaf, middle] = [readCertificate(issue(root, signer)), readCertificate(below.certificate)]
    expect([leaf.authority.isAuthority, leaf.allows('digitalSignature'), leaf.allows('keyCertSign')]).toEqual([
      false,
      true,
      false,
    ])
    expect([middle.authority.isAuthority, middle.allows('keyCertSign'), middle.allows('digitalSignature')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('a chain', () => {
  const NOW = '2026-11-24T00:00:00.000Z'
  const read = (der: Uint8Array) => readCertificate(der)
  const chainOf = (leaf: Uint8Array) =>
    trustedChain(read(leaf), [read(below.certificate)], [read(root.certificate)], NOW)

  it('leads over an authority below the root', () => {
    const texts = chainOf(issue(below, signer)).map(({ subject }) => subject.text)
    expect(texts.map((text) => /根|二级|签章人/.exec(text)?.[0])).toEqual(['签章人', '二级', '根'])
  })

  it('is none for a certificate that another key issued under the same name', () => {
    const impostor = authority({ ...below, key: keyOf('44'), serial: 2n, term: TERM })
    expect(() => chainOf(issue(impostor, signer))).toThrow()
  })

  it('is none for a certificate that has run out', () => {
    const over = { from: '2026-01-01T00:00:00Z', to: '2026-11-23T23:59:59Z' }
    expect(() => chainOf(issue(below, { ...signer, term: over }))).toThrow()
  })

  it.each([
    ['is broken by a list that names a certificate of it', [0x80n], true],
    ['is not broken by a list that names another', [0x81n], false],
    ['is not broken by an empty list', [], false],
  ])('%s', (_title, serials, isBroken) => {
    const revoked = serials.map((serial) => ({ serial, at: '2026-06-01T00:00:00Z' }))
    const lists = [revoke(root, [], TERM), revoke(below, revoked, TERM)]
    const checked = () => isRevocationChecked(chainOf(issue(below, signer)), lists, NOW, NOW)
    if (isBroken) expect(checked).toThrow()
    else expect(checked()).toBe(true)
  })
})
