/** 印章有效期: nothing is sealed with a seal or a certificate outside its term, for no check would ever call it valid. */
import { typefacesIn } from '../../cloudfunctions/server/adapters/typefaces'
import { publicKeyIn, termIn } from '../../cloudfunctions/server/documents/seal/read-certificate'
import { documentsDrawing } from '../../cloudfunctions/server/sealing/documents-drawing'
import { isFinal } from '../../cloudfunctions/server/sealing/file-problem'
import { sealPicture } from '../../local/pki/trust'
import { instantOf } from '../../src/core/time'
import { certified } from '../support/sealed-files/authority'
import { ROOT, SEALED_AT, SIGNER, sealOf } from '../support/sealed-files/file-of-another-maker'
import { licenceOf, TYPE } from './samples'

const drawing = documentsDrawing(typefacesIn('dist/fonts'), 'example.com')
const picture = sealPicture().bytes
const sealedAt = instantOf(Date.parse(SEALED_AT))
const AT_ONCE = { before: '2026-06-01T07:59:59Z', now: SEALED_AT, after: '2026-06-01T08:00:01Z' }

const drawn = (seal: Uint8Array, certificate: Uint8Array) =>
  drawing.licence(licenceOf(TYPE.practitioner), { seal, certificate, chain: [] }, sealedAt)

const outside = { ok: false, failure: { code: 'SEAL_NOT_IN_TERM' } }

describe('the term of the seal and of its certificate', () => {
  it.each([
    ['from its first second', { validFrom: AT_ONCE.now }],
    ['until its last', { validTo: AT_ONCE.now }],
  ])('is good for sealing %s', async (_when, terms) => {
    expect(await drawn(sealOf({ picture, ...terms }), SIGNER.certificate)).toMatchObject({ ok: true })
  })

  it.each([
    ['has not begun', { validFrom: AT_ONCE.after }],
    ['is over', { validTo: AT_ONCE.before }],
  ])('keeps a file waiting while that of the seal %s', async (_when, terms) => {
    expect(await drawn(sealOf({ picture, ...terms }), SIGNER.certificate)).toEqual(outside)
  })

  it.each([
    ['has not begun', { from: AT_ONCE.after }],
    ['is over', { to: AT_ONCE.before }],
  ])('keeps a file waiting while that of the certificate %s', async (_when, terms) => {
    const { certificate } = certified('测试道路运输管理局', ROOT, terms)
    expect(await drawn(sealOf({ picture }), certificate)).toEqual(outside)
  })

  it('is no reason to give a file up: another seal will make it', () => {
    expect(isFinal({ code: 'SEAL_NOT_IN_TERM' })).toBe(false)
  })

  it('is read to the second; what is no certificate has none', () => {
    const { certificate } = certified('甲', ROOT, { from: '2026-01-02T03:04:05Z', to: '2049-12-31T23:59:59Z' })
    expect(termIn(certificate)).toEqual({ from: '2026-01-02T03:04:05.000Z', to: '2049-12-31T23:59:59.000Z' })
    expect(publicKeyIn(certificate)).toMatch(/^04/)
    expect(termIn(new Uint8Array([0x30, 0]))).toBeUndefined()
  })
})
