/** 离线码 bent, cut, replayed and mixed: never valid, never a crash, and the reason says what is wrong. */
import fc from 'fast-check'
import jsQR from 'jsqr'
import qrcode from 'qrcode-generator'
import { TYPE_CODES } from '../../src/core/licence/kinds'
import { fromBase45, toBase45 } from '../../src/core/presentation/base45'
import {
  type CredentialContent,
  encodeCredential,
  HEAD_BYTES,
  joined,
  readCredential,
} from '../../src/core/presentation/credential'
import { makeProof, PROOF_PREFIX, readProof } from '../../src/core/presentation/proof'
import { judgeProof, type ProofReason } from '../../src/core/presentation/proof-verdict'
import { mayReplace, type TrustList } from '../../src/core/presentation/trust-list'
import { type CivilDate, daysAfter, instantOf, after as later } from '../../src/core/time'
import {
  CONTENT,
  DEVICE_KEY,
  ISSUED_AT,
  instant,
  LARGEST,
  MEANS,
  madeCode,
  madeCredential,
  OTHER_DEVICE_KEY,
  OTHER_ISSUER_KEY,
  SHOWN_AT,
  TRUST,
  trustWith,
} from '../support/offline-code'

const GOOD = madeCode()
const BYTES = bytesOf(LARGEST)
const CREDENTIAL = HEAD_BYTES + 45 + 64

function bytesOf(code: string): Uint8Array {
  return fromBase45(code.slice(PROOF_PREFIX.length)) ?? new Uint8Array()
}

const reasonOf = (code: string, means = MEANS) => judgeProof(code, means).reason

describe('written and read back', () => {
  const subject = fc.record({
    holder: fc.constantFrom('李**', '示例运输…', '买**·***'),
    numberEnd: fc.constantFrom('6775', '677X', '1'),
    codes: fc.constantFrom<readonly string[]>([], ['02101'], ['02101', '02201', '+']),
    plate: fc.constantFrom('示A04713', '示AD12345'),
  })
  const seconds = fc.integer({ min: 0, max: 0xffffffff })
  const content: fc.Arbitrary<CredentialContent> = fc
    .record({
      issuer: fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0')),
      keyNumber: fc.integer({ min: 0, max: 255 }),
      typeCode: fc.constantFrom(...TYPE_CODES),
      list: fc.integer({ min: 0, max: 4095 }),
      index: fc.integer({ min: 0, max: 2 ** 20 - 1 }),
      issuedAt: seconds.map((second) => instantOf(second * 1000)),
      lifeMinutes: fc.integer({ min: 1, max: 1440 }),
      day: fc.option(fc.integer({ min: 0, max: 65_534 }), { nil: undefined }),
      version: fc.integer({ min: 1, max: 65_535 }),
      subject,
    })
    .map(({ list, index, day, ...rest }) => ({
      ...rest,
      status: { list, index },
      deviceKey: CONTENT.deviceKey,
      ...(day === undefined ? {} : { validUntil: daysAfter('2000-01-01' as CivilDate, day) }),
    }))

  it('every credential that can be written', () => {
    fc.assert(
      fc.property(content, (given) => {
        const encoded = encodeCredential(given)
        const read = readCredential(joined(encoded, new Uint8Array(64)))
        expect(read).toMatchObject({ ok: true, value: { content: given } })
      }),
    )
  })

  it('every proof, with its time in whole seconds and its nonce', () => {
    fc.assert(
      fc.property(content, seconds, fc.uint8Array({ minLength: 40, maxLength: 40 }), (given, second, random) => {
        const code = makeProof(madeCredential({ content: given }), instantOf(second * 1000), DEVICE_KEY, random)
        const read = readProof(code)
        expect(read.ok && [read.value.shownAt, [...read.value.nonce]]).toEqual([
          instantOf(second * 1000),
          [...random.subarray(0, 8)],
        ])
      }),
      { numRuns: 20 },
    )
  })

  it('bytes that are read as a credential are written the same', () => {
    const encoded = encodeCredential(CONTENT)
    fc.assert(
      fc.property(fc.nat(encoded.length - 1), fc.nat(255), (at, byte) => {
        const bent = Uint8Array.from(encoded)
        bent[at] = byte
        const read = readCredential(joined(bent, new Uint8Array(64)))
        if (read.ok) expect(encodeCredential(read.value.content)).toEqual(bent)
      }),
      { numRuns: 2000 },
    )
  })

  it.each<readonly [string, Partial<CredentialContent>]>([
    ['a life of no minutes', { lifeMinutes: 0 }],
    ['a life of more than a day', { lifeMinutes: 1441 }],
    ['half a minute', { lifeMinutes: 0.5 }],
    ['a number that is none', { version: Number.NaN }],
    ['version 0', { version: 0 }],
    ['version 65536', { version: 65_536 }],
    ['half a second', { issuedAt: instant('2026-11-24T00:00:00.500Z') }],
    ['a time after 2106', { issuedAt: instant('2106-02-07T06:28:16Z') }],
    ['a time before 1970', { issuedAt: instant('1969-12-31T23:59:59Z') }],
    ['a last day before 2000', { validUntil: '1999-12-31' as CivilDate }],
    ['list 4096', { status: { list: 4096, index: 0 } }],
    ['a place beyond the list', { status: { list: 0, index: 2 ** 20 } }],
    ['key 256', { keyNumber: 256 }],
    ['an issuer of five digits', { issuer: '99000' }],
    ['a key of 32 bytes', { deviceKey: CONTENT.deviceKey.subarray(1) }],
    ['an uncompressed key', { deviceKey: Uint8Array.of(4, ...CONTENT.deviceKey.subarray(1)) }],
  ])('nobody can write %s', (_what, changes) => {
    expect(() => encodeCredential({ ...CONTENT, ...changes })).toThrow(RangeError)
  })

  it('a last day that no code lives to see is none', () => {
    const written = (day: string) => {
      const encoded = encodeCredential({ ...CONTENT, validUntil: day as CivilDate })
      const read = readCredential(joined(encoded, new Uint8Array(64)))
      return read.ok ? read.value.content.validUntil : read.failure
    }
    expect([written('2179-06-05'), written('2179-06-06'), written('9999-12-31')]).toEqual([
      '2179-06-05',
      undefined,
      undefined,
    ])
  })

  it('a phone makes no code of what is no credential, nor at a time that four bytes do not hold', () => {
    const random = new Uint8Array(40)
    expect(() => makeProof(madeCredential().subarray(1), SHOWN_AT, DEVICE_KEY, random)).toThrow(RangeError)
    expect(() => makeProof(madeCredential(), instant('2106-02-07T06:28:16Z'), DEVICE_KEY, random)).toThrow(RangeError)
    expect(() => makeProof(madeCredential(), SHOWN_AT, DEVICE_KEY, random.subarray(1))).toThrow(RangeError)
  })
})

describe('one bit changed', () => {
  const FORM: readonly ProofReason[] = ['unreadable']
  const SIGNED: readonly ProofReason[] = ['issuerSignatureWrong', 'unreadable']
  /** What may be said of a change from this byte on. */
  const FAMILIES: readonly (readonly [from: number, reasons: readonly ProofReason[]])[] = [
    [0, ['versionUnknown']],
    // One bit of 990000 is 980000, which has keys of its own.
    [1, ['issuerUnknown', 'unreadable', 'issuerSignatureWrong']],
    [4, ['keyUnknown']],
    [5, ['typeUnknown', 'issuerSignatureWrong']],
    [7, SIGNED],
    [11, ['keyOutOfTerm', 'issuerSignatureWrong']],
    [15, SIGNED],
    [HEAD_BYTES - 1, FORM],
    [HEAD_BYTES, SIGNED],
    [CREDENTIAL - 64, ['issuerSignatureWrong']],
    [CREDENTIAL, ['deviceSignatureWrong']],
  ]

  it('is never valid, whichever of the 1,920 it is, and the reason is where it is', () => {
    expect(reasonOf(LARGEST)).toBeUndefined()
    expect(BYTES).toHaveLength(240)
    for (let bit = 0; bit < BYTES.length * 8; bit += 1) {
      const bent = Uint8Array.from(BYTES)
      const at = bit >> 3
      bent[at] = (bent[at] ?? 0) ^ (1 << (bit & 7))
      const { verdict, reason } = judgeProof(PROOF_PREFIX + toBase45(bent), MEANS)
      const allowed = FAMILIES.filter(([from]) => from <= at).at(-1)?.[1]
      expect([at, verdict === 'valid', allowed?.includes(reason ?? 'notOurs')]).toEqual([at, false, true])
    }
  })
})

describe('cut, lengthened, garbled', () => {
  it('at every length it is unreadable', () => {
    for (let length = 0; length < BYTES.length; length += 1) {
      expect(reasonOf(PROOF_PREFIX + toBase45(BYTES.subarray(0, length)))).toBe('unreadable')
    }
    for (let length = PROOF_PREFIX.length; length < GOOD.length; length += 1) {
      expect(reasonOf(GOOD.slice(0, length))).toBe('unreadable')
    }
  })

  it('with anything behind it too', () => {
    for (const more of ['0', '00', '000', ' ', '\n']) expect(reasonOf(GOOD + more)).toBe('unreadable')
    expect(reasonOf(PROOF_PREFIX + '0'.repeat(1_000_000))).toBe('unreadable')
  })

  it('without its prefix it is not ours', () => {
    for (const prefix of ['', 'rtc1:', 'RTC2:', 'RTC1', ' RTC1:']) {
      expect(reasonOf(prefix + GOOD.slice(PROOF_PREFIX.length))).toBe('notOurs')
    }
  })

  it('no text is valid or throws', () => {
    const base45 = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ $%*+-./:'), maxLength: 400 })
    fc.assert(
      fc.property(fc.oneof(base45, fc.string({ unit: 'binary' })), (text) => {
        expect(judgeProof(PROOF_PREFIX + text, MEANS).verdict).toBe('undetermined')
      }),
    )
  })

  it('base45 has one writing: characters above their bound are refused', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'), maxLength: 9 }),
        (text) => {
          const bytes = fromBase45(text)
          if (bytes) expect(toBase45(bytes)).toBe(text)
        },
      ),
    )
    expect([fromBase45(':::'), fromBase45('::'), fromBase45('0'), fromBase45('a00')]).toEqual(Array(4).fill(undefined))
  })
})

describe('mixed from good parts', () => {
  it('a credential of one phone, shown by another', () => {
    const verdict = judgeProof(madeCode({ deviceKey: OTHER_DEVICE_KEY }), MEANS)
    expect(verdict).toMatchObject({ verdict: 'invalid', reason: 'deviceSignatureWrong' })
  })

  it('one province’s credential, signed by another province’s key', () => {
    expect(reasonOf(madeCode({ issuerKey: OTHER_ISSUER_KEY }))).toBe('issuerSignatureWrong')
    expect(reasonOf(madeCode({ issuerKey: OTHER_ISSUER_KEY, content: { issuer: '980000' } }))).toBeUndefined()
  })

  it('the signature of one moment under another', () => {
    const another = bytesOf(madeCode({ shownAt: later(SHOWN_AT, 60_000) }))
    const bytes = bytesOf(GOOD)
    expect(reasonOf(PROOF_PREFIX + toBase45(joined(bytes.subarray(0, -64), another.subarray(-64))))).toBe(
      'deviceSignatureWrong',
    )
  })

  it('nothing is told of a licence that its issuer did not sign', () => {
    expect(judgeProof(madeCode({ issuerKey: OTHER_ISSUER_KEY }), MEANS)).not.toHaveProperty('shown')
  })
})

describe('keys and lists', () => {
  it.each([
    ['unknown', trustWith({ number: 2 }), 'keyUnknown'],
    ['for other uses', trustWith({ uses: ['status'] }), 'keyUnknown'],
    ['no point of the curve', trustWith({ key: `02${'f'.repeat(64)}` }), 'keyUnknown'],
    ['taken back, even later than it signed', trustWith({ revokedAt: SHOWN_AT }), 'keyRevoked'],
    ['in its term from a millisecond after it signed', trustWith({ from: later(ISSUED_AT, 1) }), 'keyOutOfTerm'],
    ['in its term until a millisecond before it signed', trustWith({ until: later(ISSUED_AT, -1) }), 'keyOutOfTerm'],
    ['in its term on the moment it signed only', trustWith({ from: ISSUED_AT, until: ISSUED_AT }), undefined],
    ['of an issuer that is not listed', { ...TRUST, issuers: [] }, 'issuerUnknown'],
    ['in a list that is over', { ...TRUST, expiresAt: later(SHOWN_AT, -1) }, 'trustOld'],
    ['in a list on its last millisecond', { ...TRUST, expiresAt: SHOWN_AT }, undefined],
    ['in no list', undefined, 'trustMissing'],
  ] as const)('a key that is %s', (_what, trust: TrustList | undefined, reason) => {
    const verdict = judgeProof(GOOD, { ...MEANS, trust })
    expect([verdict.verdict, verdict.reason]).toEqual([reason === undefined ? 'valid' : 'undetermined', reason])
  })

  it('a trust list gives way only to one with a higher number', () => {
    const numbered = (sequence: number): TrustList => ({ ...TRUST, sequence })
    expect([undefined, numbered(6), numbered(7), numbered(8)].map((known) => mayReplace(known, numbered(7)))).toEqual([
      ...[true, true, false, false],
    ])
  })
})

describe('status', () => {
  const listed = (status: number, asOf = SHOWN_AT) => ({ ...MEANS, statusOf: () => ({ status, asOf }) })

  it.each([
    [0, 'valid', undefined],
    [1, 'invalid', 'ended'],
    [2, 'invalid', 'suspended'],
    [3, 'undetermined', 'statusUnclear'],
    [200, 'undetermined', 'statusUnclear'],
  ])('%d: %s, %s', (status, verdict, reason) => {
    const judged = judgeProof(GOOD, listed(status))
    expect([judged.verdict, judged.reason]).toEqual([verdict, reason])
  })

  it('of a list that is older than the credential is not looked at; of one as old as it, it is', () => {
    expect(judgeProof(GOOD, listed(2, later(ISSUED_AT, -1)))).toMatchObject({ verdict: 'valid', statusAsOf: ISSUED_AT })
    expect(reasonOf(GOOD, listed(2, ISSUED_AT))).toBe('suspended')
  })

  it('that the issuer took back outweighs what the clocks say', () => {
    expect(reasonOf(GOOD, { ...listed(1), now: later(SHOWN_AT, 86_400_000) })).toBe('ended')
  })

  it('older than twelve hours is stale, and not a millisecond earlier', () => {
    const at = (ms: number) => {
      const now = later(ISSUED_AT, ms)
      return judgeProof(madeCode({ shownAt: now }), { ...MEANS, now, statusOf: () => undefined })
    }
    expect(at(12 * 3_600_000)).toMatchObject({ verdict: 'valid', notices: ['listMissing', 'subjectCut'] })
    expect(at(12 * 3_600_000 + 1000)).toMatchObject({
      verdict: 'stale',
      reason: 'statusOld',
      byMs: 12 * 3_600_000 + 1000,
    })
  })

  it('a credential that is over is stale, whatever a fresh list says', () => {
    const now = later(ISSUED_AT, 24 * 3_600_000 + 1000)
    const code = madeCode({ shownAt: now })
    expect(judgeProof(code, { ...MEANS, now, statusOf: () => ({ status: 0, asOf: now }) })).toMatchObject({
      verdict: 'stale',
      reason: 'credentialOld',
    })
  })

  it('a code that this phone has checked before is told when', () => {
    const scannedBefore = () => later(SHOWN_AT, -5000)
    expect(judgeProof(GOOD, { ...MEANS, scannedBefore })).toMatchObject({
      verdict: 'undetermined',
      reason: 'alreadyScanned',
      byMs: 5000,
    })
  })
})

describe('as a QR code', () => {
  it('the largest is of version 11 at level M, and is read back', () => {
    const code = qrcode(0, 'M')
    code.addData(LARGEST, 'Alphanumeric')
    code.make()
    const modules = code.getModuleCount()
    expect(modules).toBeLessThanOrEqual(17 + 4 * 11)
    const scale = 4
    const side = (modules + 8) * scale
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4]
        const inside = row >= 0 && column >= 0 && row < modules && column < modules
        if (inside && code.isDark(row, column)) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
      }
    }
    expect(jsQR(pixels, side, side)?.data).toBe(LARGEST)
  })
})
