/** GB/T 33190 and GM/T 0099 as far as they are public: every part is reached, every part is under a seal, none was changed. */
import fc from 'fast-check'
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import {
  CONTENT,
  fileOf,
  LIST,
  partsOf,
  SEAL,
  SIGNATURE,
  sealOf,
  sm3,
  VALUE,
} from '../support/sealed-files/file-of-another-maker'
import { edit, flipped, judged, judgedOf, TRUST } from '../support/tampering'

const PARTS = [...partsOf().keys()]
const DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

function never(bytes: Uint8Array): void {
  const verdict = judged(bytes)
  expect(verdict).not.toBe('valid')
  expect(verdict).not.toContain('CHECK_FAILED')
}

describe('a sealed OFD file', () => {
  it('is valid as it was sealed, and says who sealed it, when, and its metadata', () => {
    const file = fileOf()
    expect(verifyFile(file, TRUST)).toEqual({
      outcome: 'valid',
      format: 'ofd',
      digest: sm3(file).toString('hex'),
      bytes: file.length,
      notChecked: ['revocation', 'registration'],
      metadata: [
        { name: 'CertificateName', value: '道路运输证' },
        { name: 'CertificateExpiringDate', value: '20291231' },
      ],
      signer: '测试道路运输管理局',
      sealName: '测试电子证照专用章',
      sealedAt: '2026-06-01T08:00:00.000Z',
    })
  })

  it('is valid when the digest algorithm is called SM3 instead of by its number, as ofdrw does', () => {
    expect(judgedOf({ checkMethod: 'SM3' })).toBe('valid')
  })

  it('is valid when the list of signatures is not under the seal, as other makers leave it, for it holds nothing else', () => {
    expect(judgedOf({ uncovered: [LIST] })).toBe('valid')
    const smuggled = edit(LIST, (text) =>
      text.replace('</ofd:Signatures>', '<ofd:Note>forged</ofd:Note></ofd:Signatures>'),
    )
    expect(judgedOf({ uncovered: [LIST], after: smuggled })).toBe('structure OFD_MALFORMED')
  })

  it('is valid only while it is registered, when there is a register', () => {
    const file = fileOf()
    const digest = sm3(file).toString('hex')
    expect(verifyFile(file, { ...TRUST, isRegistered: (asked) => asked === digest })).toMatchObject({
      outcome: 'valid',
      notChecked: ['revocation'],
    })
    expect(verifyFile(file, { ...TRUST, isRegistered: () => false })).toMatchObject({
      outcome: 'notValid',
      problem: { layer: 'registration', code: 'NOT_REGISTERED' },
      signer: '测试道路运输管理局',
    })
  })
})

describe('a file that was changed after it was sealed', () => {
  it.each(PARTS)('is not valid with any of forty bytes of %s changed, checksums of the package put right', (part) => {
    for (let index = 0; index < 40; index++) {
      const after = (parts: Map<string, Buffer>) => {
        const bytes = parts.get(part) ?? Buffer.alloc(0)
        parts.set(part, flipped(bytes, Math.round((index * (bytes.length - 1)) / 39) * 8 + (index % 8)))
      }
      never(fileOf({ after }))
    }
  })

  it.each([
    [CONTENT, '2029-12-31', '2039-12-31'],
    ['OFD.xml', '20291231', '20391231'],
  ])('is not valid with a date in %s edited', (part, from, to) => {
    expect(judgedOf({ after: edit(part, (text) => text.replace(from, to)) })).toBe('digests DIGEST_MISMATCH')
  })

  it.each(PARTS)('is not valid without %s', (part) => {
    const verdict = judgedOf({ after: (parts) => parts.delete(part) })
    expect(verdict).toBe(part === 'OFD.xml' ? 'structure OFD_ROOT_MISSING' : 'structure OFD_PART_MISSING')
  })

  it('is not valid with a part that nothing refers to', () => {
    expect(judgedOf({ after: (parts) => parts.set('Doc_0/extra.xml', Buffer.from('<x/>')) })).toBe(
      'structure OFD_PART_UNLISTED',
    )
  })

  it.each(['OFD.xml', CONTENT, 'Doc_0/Attachs/metadata.xml'])(
    'is not valid when %s was never under the seal',
    (part) => {
      expect(judgedOf({ uncovered: [part] })).toBe('digests PART_NOT_COVERED')
    },
  )

  it('is not valid with the digest written anew beside the changed part', () => {
    const after = (parts: Map<string, Buffer>) => {
      const old = sm3(parts.get(CONTENT) ?? Buffer.alloc(0)).toString('base64')
      edit(CONTENT, (text) => text.replace('2029', '2039'))(parts)
      edit(SIGNATURE, (text) => text.replace(old, sm3(parts.get(CONTENT) ?? Buffer.alloc(0)).toString('base64')))(parts)
    }
    expect(judgedOf({ after })).toBe('signature SIGNATURE_DIGEST')
  })

  it('is not valid with the signature of another copy', () => {
    const seal = sealOf()
    const other = partsOf({ seal, parts: edit(CONTENT, (text) => text.replace('2029', '2028')) })
    const value = (parts: Map<string, Buffer>) => parts.set(VALUE, other.get(VALUE) ?? Buffer.alloc(0))
    expect(judgedOf({ seal, after: value })).toBe('signature SIGNATURE_DIGEST')
    const both = (parts: Map<string, Buffer>) => value(parts).set(SIGNATURE, other.get(SIGNATURE) ?? Buffer.alloc(0))
    expect(judgedOf({ seal, after: both })).toBe('digests DIGEST_MISMATCH')
  })

  it('is not valid with the seal of another file', () => {
    const other = partsOf({ sealTerms: { name: '另一印章' } }).get(SEAL) ?? Buffer.alloc(0)
    expect(judgedOf({ after: (parts) => parts.set(SEAL, other) })).toBe('digests DIGEST_MISMATCH')
    expect(judgedOf({ uncovered: [SEAL], after: (parts) => parts.set(SEAL, other) })).toBe('seal SEAL_DIFFERS')
  })

  it('is not valid without its list of signatures, or with an empty one', () => {
    const unlisted = edit('OFD.xml', (text) => text.replace(/<ofd:Signatures>.*<\/ofd:Signatures>/, ''))
    expect(judgedOf({ parts: unlisted })).toBe('structure OFD_PART_UNLISTED')
    const empty = edit(LIST, (text) => text.replace(/<ofd:Signature .*\/>/, ''))
    const without = (parts: Map<string, Buffer>) => {
      empty(parts)
      for (const part of [SIGNATURE, VALUE, SEAL]) parts.delete(part)
    }
    expect(judgedOf({ after: without })).toBe('signature NOT_SEALED')
    const bare = (parts: Map<string, Buffer>) => {
      unlisted(parts)
      for (const part of [SIGNATURE, VALUE, SEAL, LIST]) parts.delete(part)
    }
    expect(judgedOf({ after: bare })).toBe('signature NOT_SEALED')
  })
})

describe('the description of a signature', () => {
  it.each(['MD5', '', '1.3.14.3.2.26', 'sm3'])('is refused with digest method %j', (checkMethod) => {
    expect(judgedOf({ checkMethod })).toBe('digests DIGEST_METHOD')
  })

  it.each<[string, string, (text: string) => string]>([
    [
      'a part listed twice',
      'digests DIGEST_LIST',
      (text) => text.replace(/(<ofd:Reference .*?<\/ofd:Reference>)/, '$1$1'),
    ],
    ['a digest of another length', 'digests DIGEST_LIST', (text) => text.replace(/Value>[^<]+</, 'Value>AAAA<')],
    [
      'another signature algorithm',
      'signature SIGNATURE_ALGORITHM',
      (text) => text.replace('10197.1.501', '10197.1.502'),
    ],
    [
      'two lists of digests',
      'structure OFD_MALFORMED',
      (text) => text.replace(/(<ofd:References.*<\/ofd:References>)/, '$1$1'),
    ],
    [
      'a part that is not there',
      'structure OFD_PART_MISSING',
      (text) => text.replace('FileRef="/OFD.xml"', 'FileRef="/X.xml"'),
    ],
    [
      'a part outside the package',
      'structure OFD_PART_MISSING',
      (text) => text.replace('FileRef="/OFD.xml"', 'FileRef="/../OFD.xml"'),
    ],
  ])('is refused with %s', (_what, expected, change) => {
    expect(judgedOf({ after: edit(SIGNATURE, change) })).toBe(expected)
  })

  it('is refused when it is a signature without a seal', () => {
    expect(judgedOf({ parts: edit(LIST, (text) => text.replace('Type="Seal"', 'Type="Sign"')) })).toBe(
      'signature SIGNATURE_KIND',
    )
  })
})

describe('XML within a file', () => {
  it.each<[string, string, (text: string) => string]>([
    ['a DTD with entities', 'XML_FORBIDDEN', (text) => text.replace('?>', `?>${DTD}`).replace('有效期', '&b;')],
    [
      'an entity of an outside file',
      'XML_FORBIDDEN',
      (text) => text.replace('?>', '?><!DOCTYPE x SYSTEM "file:///etc/passwd">'),
    ],
    ['an entity that is not declared', 'XML_MALFORMED', (text) => text.replace('有效期', '&b;')],
    ['a processing instruction', 'XML_FORBIDDEN', (text) => text.replace('?>', '?><?xml-stylesheet href="x"?>')],
    ['another encoding', 'XML_FORBIDDEN', (text) => text.replace('UTF-8', 'GB18030')],
    ['an attribute twice', 'XML_MALFORMED', (text) => text.replace('ID="7"', 'ID="7" ID="8"')],
    ['a prefix that is not declared', 'XML_MALFORMED', (text) => text.replace('<ofd:Content>', '<x:Content>')],
    ['an element left open', 'XML_MALFORMED', (text) => text.replace('</ofd:Page>', '')],
    ['text behind the root', 'XML_MALFORMED', (text) => `${text}x`],
    ['nothing in it', 'XML_MALFORMED', () => ''],
    [
      'elements nested a hundred deep',
      'XML_LIMIT',
      (text) => text.replace('</ofd:Content>', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}</ofd:Content>`),
    ],
    [
      'a million elements',
      'XML_LIMIT',
      (text) => text.replace('</ofd:Content>', `${'<a/>'.repeat(999_000)}</ofd:Content>`),
    ],
    [
      'a hundred thousand attributes',
      'XML_LIMIT',
      (text) =>
        text.replace(
          '<ofd:Content>',
          `<ofd:Content ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(' ')}>`,
        ),
    ],
    [
      'two hyphens in a comment among path data',
      'XML_MALFORMED',
      (text) =>
        `<!--<ofd:AbbreviatedData>M 1 --1</ofd:AbbreviatedData>-->${text}`.replace(/(<!--.*-->)(<\?.*?\?>)/, '$2$1'),
    ],
    ['more than 4 MB', 'XML_LIMIT', (text) => text.replace('有效期', 'x'.repeat(4_000_001))],
  ])('is refused with %s, even under the seal', (_what, code, change) => {
    expect(judgedOf({ parts: edit(CONTENT, change) })).toBe(`structure ${code}`)
  })

  it('may have elements and attributes of any name, those of JavaScript among them', () => {
    const named =
      '<ofd:constructor toString="1"/><ofd:__proto__ BaseLoc="x"><ofd:hasOwnProperty>1</ofd:hasOwnProperty></ofd:__proto__>'
    expect(judgedOf({ parts: edit(CONTENT, (text) => text.replace('</ofd:Content>', `${named}</ofd:Content>`)) })).toBe(
      'valid',
    )
  })

  it('is refused when it is not UTF-8', () => {
    const parts = (all: Map<string, Buffer>) =>
      all.set(CONTENT, Buffer.concat([all.get(CONTENT) ?? Buffer.alloc(0), Buffer.from([0xff])]))
    expect(judgedOf({ parts })).toBe('structure XML_MALFORMED')
  })

  it.each<[string, string, (text: string) => string]>([
    ['no document', 'OFD.xml', (text) => text.replace(/<ofd:DocRoot>.*<\/ofd:DocRoot>/, '')],
    ['two documents', 'OFD.xml', (text) => text.replace(/(<ofd:DocBody>.*<\/ofd:DocBody>)/s, '$1$1')],
    ['no page', 'Doc_0/Document.xml', (text) => text.replace(/<ofd:Page .*?\/>/, '')],
    ['another namespace', 'OFD.xml', (text) => text.replace('www.ofdspec.org/2016', 'www.ofdspec.org/2099')],
  ])('is refused with %s', (_what, part, change) => {
    expect(judgedOf({ parts: edit(part, change) })).toMatch(/^structure OFD_(MALFORMED|PART_UNLISTED)$/)
  })
})

describe('whatever is handed in', () => {
  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('证照')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ])('is unreadable when it is %s', (_what, bytes) => {
    expect(verifyFile(bytes, TRUST)).toMatchObject({ outcome: 'unreadable', problem: { code: 'NOT_A_LICENCE_FILE' } })
  })

  it('never makes the check fail: any bytes', () => {
    const begun = fc.constantFrom('', 'PK\u0003\u0004', '%PDF-1.7\n').map((text) => Buffer.from(text))
    fc.assert(fc.property(begun, fc.uint8Array({ maxLength: 400 }), (head, tail) => never(Buffer.concat([head, tail]))))
  })

  it('is not valid when it was cut off anywhere', () => {
    const file = fileOf()
    fc.assert(fc.property(fc.integer({ min: 0, max: file.length - 1 }), (length) => never(file.subarray(0, length))))
  })

  it('is not valid when a stretch of it was overwritten, taken out or put in', () => {
    const file = fileOf()
    const place = fc.integer({ min: 0, max: file.length - 1 })
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 30 }), fc.uint8Array({ maxLength: 30 }), (at, out, into) => {
        const changed = Buffer.concat([file.subarray(0, at), into, file.subarray(at + out)])
        if (!changed.equals(file)) never(changed)
      }),
    )
  })
})
