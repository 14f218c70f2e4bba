/** GB/T 38540 seals and RFC 5280 certificates and lists with SM2, judged at the time of sealing. */
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import {
  type CertificateTerms,
  certified,
  type Revoked,
  revocationList,
  selfSigned,
  signerOf,
  USAGE,
} from '../support/sealed-files/authority'
import { fileOf, MAKER, ROOT, SEALED_AT, SIGNER, sealOf } from '../support/sealed-files/file-of-another-maker'
import { judgedOf, TRUST } from '../support/tampering'

/** Sealed by a signer with a certificate of these terms, which the seal lists. */
function signedBy(terms: CertificateTerms, issuer = ROOT) {
  const signer = certified(SIGNER.name, issuer, { serial: 9, ...terms })
  return { signer, sealTerms: { listed: [signer.certificate] } }
}

function madeBy(terms: CertificateTerms, issuer = ROOT) {
  return { sealTerms: { maker: certified(MAKER.name, issuer, { serial: 8, ...terms }) } }
}

describe('the structures of a seal', () => {
  it.each([1, 4, 5] as const)('are read in version %d', (version) => {
    expect(judgedOf({ version })).toBe('valid')
  })

  it('may list the signers by the digests of their certificates', () => {
    expect(judgedOf({ sealTerms: { listedByDigest: true } })).toBe('valid')
  })

  it.each<[string, string, Parameters<typeof judgedOf>[0]]>([
    [
      'another version in signature and seal',
      'signature SIGNATURE_MALFORMED',
      { seal: sealOf({ version: 5 }), version: 4 },
    ],
    ['a time stamp, which nobody here can verify', 'signature TIMESTAMP_UNSUPPORTED', { timestamp: Buffer.from('x') }],
    ['another algorithm of the signature', 'signature SIGNATURE_ALGORITHM', { algorithm: '1.2.840.10045.4.3.2' }],
    ['another algorithm of the seal', 'seal SEAL_ALGORITHM', { sealTerms: { algorithm: '1.2.840.10045.4.3.2' } }],
    ['the path of another signature', 'signature SIGNATURE_DIGEST', { property: '/Doc_0/Signs/Sign_1/Signature.xml' }],
    ['the digest of something else', 'signature SIGNATURE_DIGEST', { digest: Buffer.alloc(32) }],
    ['a digest of no length', 'signature SIGNATURE_DIGEST', { digest: Buffer.alloc(0) }],
    [
      'the signature of somebody else',
      'signature SIGNATURE_WRONG',
      { signer: { ...SIGNER, sign: signerOf('somebody') } },
    ],
    ['a time of sealing that is to come', 'signature SIGNATURE_TIME', { sealedAt: '2026-06-02T00:05:01Z' }],
    ['a seal that its maker never signed', 'seal SEAL_FORGED', { sealTerms: { madeBy: SIGNER } }],
    [
      'a signer whom the seal does not list',
      'seal SEAL_SIGNER_NOT_LISTED',
      { sealTerms: { listed: [MAKER.certificate] } },
    ],
    ['an empty list of signers', 'seal SEAL_SIGNER_NOT_LISTED', { sealTerms: { listed: [] } }],
    [
      'a digest list without the signer',
      'seal SEAL_SIGNER_NOT_LISTED',
      { sealTerms: { listed: [MAKER.certificate], listedByDigest: true } },
    ],
  ])('are refused with %s', (_what, expected, terms) => {
    expect(judgedOf(terms)).toBe(expected)
  })

  it('may have been made by a clock that is five minutes ahead', () => {
    expect(judgedOf({ sealedAt: '2026-06-02T00:05:00Z' })).toBe('valid')
  })
})

describe('the term of a seal', () => {
  it.each([
    ['begins with its first second', { validFrom: SEALED_AT }, 'valid'],
    ['ends with its last second', { validTo: SEALED_AT }, 'valid'],
    ['had not begun', { validFrom: '2026-06-01T08:00:01Z' }, 'seal SEAL_NOT_IN_TERM'],
    ['was over', { validTo: '2026-06-01T07:59:59Z' }, 'seal SEAL_NOT_IN_TERM'],
  ])('%s', (_what, sealTerms, expected) => {
    expect(judgedOf({ sealTerms })).toBe(expected)
  })

  it('may be over by now, when it was not at the time of sealing', () => {
    expect(judgedOf({ sealTerms: { validTo: '2026-06-01T09:00:00Z' } })).toBe('valid')
  })
})

describe('the certificates of signer and maker', () => {
  it.each([
    ['begins with its first second', { from: SEALED_AT }, 'valid'],
    ['ends with its last second', { to: SEALED_AT }, 'valid'],
    ['had not begun when the file was sealed', { from: '2026-06-01T08:00:01Z' }, 'chain CERTIFICATE_NOT_IN_TERM'],
    ['was over when the file was sealed', { to: '2026-06-01T07:59:59Z' }, 'chain CERTIFICATE_NOT_IN_TERM'],
  ])('are judged by their term: it %s', (_what, terms, expected) => {
    expect(judgedOf(signedBy(terms))).toBe(expected)
    expect(judgedOf(madeBy(terms))).toBe(expected)
  })

  it('are refused when the authority itself was not in its term', () => {
    const expired = selfSigned(ROOT.name, { to: '2026-06-01T07:59:59Z' })
    expect(judgedOf({}, { roots: [expired.certificate] })).toBe('chain CERTIFICATE_NOT_IN_TERM')
  })

  it('are refused when nobody trusted issued them', () => {
    const stranger = selfSigned('Stranger')
    expect(judgedOf(signedBy({}, stranger))).toBe('chain CHAIN_UNTRUSTED')
    expect(judgedOf(madeBy({}, stranger))).toBe('chain CHAIN_UNTRUSTED')
    expect(judgedOf({}, { roots: [] })).toBe('chain CHAIN_UNTRUSTED')
    expect(judgedOf({}, { roots: [Buffer.from('no certificate')] })).toBe('chain CHAIN_UNTRUSTED')
  })

  it('are refused when an authority of the trusted name, but with another key, issued them', () => {
    const impostor = { name: ROOT.name, sign: signerOf('Stranger') }
    expect(judgedOf(signedBy({}, { ...ROOT, ...impostor }))).toBe('chain CHAIN_UNTRUSTED')
  })

  it('are refused when they vouch for themselves, trusted or not', () => {
    const self = selfSigned(SIGNER.name, { isAuthority: false, usage: USAGE.sign })
    const terms = { signer: self, sealTerms: { listed: [self.certificate] } }
    expect(judgedOf(terms)).toBe('chain CHAIN_UNTRUSTED')
    expect(judgedOf(terms, { roots: [ROOT.certificate, self.certificate] })).toBe('chain CHAIN_UNTRUSTED')
  })

  it('may be issued by an authority in between, which the file or the checker brings', () => {
    const between = certified('Between', ROOT, { isAuthority: true, usage: USAGE.certify, serial: 3 })
    const terms = signedBy({}, between)
    expect(judgedOf(terms)).toBe('chain CHAIN_UNTRUSTED')
    expect(judgedOf({ ...terms, sealTerms: { listed: [...terms.sealTerms.listed, between.certificate] } })).toBe(
      'valid',
    )
    expect(judgedOf(terms, { roots: [ROOT.certificate, between.certificate] })).toBe('valid')
  })

  it.each([
    ['is no authority', { usage: USAGE.certify }],
    ['may not sign certificates', { isAuthority: true, usage: USAGE.sign }],
  ])('are refused when what stands in between %s', (_what, terms) => {
    const between = certified('Between', ROOT, { serial: 3, ...terms })
    const signed = signedBy({}, between)
    const listed = [...signed.sealTerms.listed, between.certificate]
    expect(judgedOf({ ...signed, sealTerms: { listed } })).toBe('chain CERTIFICATE_USAGE')
  })

  it('are refused when the authority allows none in between', () => {
    const between = certified('Between', ROOT, { isAuthority: true, usage: USAGE.certify, serial: 3 })
    const signed = signedBy({}, between)
    const listed = [...signed.sealTerms.listed, between.certificate]
    const under = (pathLength: number) =>
      judgedOf({ ...signed, sealTerms: { listed } }, { roots: [selfSigned(ROOT.name, { pathLength }).certificate] })
    expect(under(0)).toBe('chain CERTIFICATE_USAGE')
    expect(under(1)).toBe('valid')
  })

  it('are refused when they are not for signing', () => {
    expect(judgedOf(signedBy({ usage: 0x20 }))).toBe('chain CERTIFICATE_USAGE')
    expect(judgedOf(signedBy({ usage: 0x40 }))).toBe('valid')
  })

  it('are refused with a critical extension that is not understood, or another algorithm', () => {
    expect(judgedOf(signedBy({ criticalExtension: '2.5.29.30' }))).toBe('chain CERTIFICATE_MALFORMED')
    expect(judgedOf(signedBy({ algorithm: '1.2.840.10045.4.3.2' }))).toBe('chain CERTIFICATE_MALFORMED')
  })
})

describe('a list of revoked certificates', () => {
  const withLists = (...revocationLists: readonly Uint8Array[]) => verifyFile(fileOf(), { ...TRUST, revocationLists })
  const revoked = (entry: Partial<Revoked>) => {
    const list = revocationList(ROOT, [{ serial: 9, since: '2026-05-01T00:00:00Z', ...entry }])
    return judgedOf({}, { revocationLists: [list] })
  }
  const LATER = '2026-06-01T12:00:00Z'

  it('that is fresh and empty makes the check whole', () => {
    expect(withLists(revocationList(ROOT, []))).toMatchObject({ outcome: 'valid', notChecked: ['registration'] })
  })

  it('refuses a file whose signer or seal maker was revoked before it was sealed', () => {
    expect(revoked({})).toBe('revocation CERTIFICATE_REVOKED')
    expect(revoked({ serial: 8, reason: 5 })).toBe('revocation CERTIFICATE_REVOKED')
    expect(revoked({ serial: 10 })).toBe('valid')
  })

  it.each([
    ['unspecified', 0, 'revocation CERTIFICATE_REVOKED'],
    ['key lost', 1, 'revocation CERTIFICATE_REVOKED'],
    ['authority compromised', 2, 'revocation CERTIFICATE_REVOKED'],
    ['affiliation changed', 3, 'valid'],
    ['superseded', 4, 'valid'],
    ['cessation of operation', 5, 'valid'],
    ['on hold', 6, 'valid'],
    ['privilege withdrawn', 9, 'valid'],
  ])(
    'revoked after the sealing (%s): the time of sealing is the word of the sealer, good only while the key was safe',
    (_why, reason, expected) => {
      expect(revoked({ since: LATER, reason })).toBe(expected)
      expect(revoked({ since: SEALED_AT, reason })).toBe('revocation CERTIFICATE_REVOKED')
    },
  )

  it('that gives no reason counts as a key lost, and one taken off the list again as not revoked', () => {
    expect(revoked({ since: LATER })).toBe('revocation CERTIFICATE_REVOKED')
    expect(revoked({ reason: 8 })).toBe('valid')
  })

  it.each([
    ['is too old', revocationList(ROOT, [{ serial: 9, since: SEALED_AT }], { to: '2026-06-01T23:59:59Z' })],
    ['is not yet in force', revocationList(ROOT, [{ serial: 9, since: SEALED_AT }], { from: '2026-06-02T00:00:01Z' })],
    [
      'is not signed by the issuer',
      revocationList({ name: ROOT.name, sign: signerOf('Stranger') }, [{ serial: 9, since: SEALED_AT }]),
    ],
    ['is of another issuer', revocationList(selfSigned('Stranger'), [{ serial: 9, since: SEALED_AT }])],
    ['cannot be read', Buffer.from('list')],
  ])('that %s says nothing: revocation was not checked', (_what, list) => {
    expect(withLists(list)).toMatchObject({ outcome: 'valid', notChecked: ['revocation', 'registration'] })
  })

  it('of an authority that may not sign lists says nothing', () => {
    const roots = [selfSigned(ROOT.name, { usage: 0x04 }).certificate]
    const verdict = verifyFile(fileOf(), { ...TRUST, roots, revocationLists: [revocationList(ROOT, [])] })
    expect(verdict).toMatchObject({ outcome: 'valid', notChecked: ['revocation', 'registration'] })
  })

  it('counts only in its newest edition', () => {
    const older = revocationList(ROOT, [{ serial: 9, since: SEALED_AT, reason: 6 }], { from: '2026-05-01T00:00:00Z' })
    const newer = revocationList(ROOT, [], { from: '2026-06-01T00:00:00Z' })
    expect(withLists(older, newer)).toMatchObject({ outcome: 'valid', notChecked: ['registration'] })
    expect(withLists(older)).toMatchObject({ outcome: 'notValid' })
  })
})
