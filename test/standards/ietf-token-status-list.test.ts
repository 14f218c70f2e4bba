/** Token Status List (draft-ietf-oauth-status-list): the byte arrays, the packing and the list token, by the draft's own vectors. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { unzlibSync } from 'fflate'
import { toBase64Url } from '../../src/core/crypto/base64'
import { signJws } from '../../src/core/crypto/jws'
import {
  applyStatusChanges,
  type Inflate,
  type KnownStatusList,
  mayReplaceStatusList,
  readStatusList,
  statusFrom,
} from '../../src/core/presentation/read-status-list'
import {
  LIST_LENGTH,
  listBytes,
  STATUS_CHANGES_TYPE,
  STATUS_LIST_TYPE,
  type StatusList,
  setStatus,
  statusIn,
} from '../../src/core/presentation/status-list'
import { ISSUER_KEY, OTHER_ISSUER_KEY, TRUST, trustWith } from '../support/offline-code'

interface Short {
  readonly bits: 1 | 2
  readonly lst: string
  readonly bytes: string
  readonly statuses: readonly number[]
}
interface Long {
  readonly bits: 1 | 2 | 4 | 8
  readonly lst: string
  readonly length: number
  readonly statuses: readonly (readonly [index: number, status: number])[]
}
const VECTORS = JSON.parse(readFileSync(join(__dirname, 'vectors/ietf-token-status-list.json'), 'utf8')) as {
  readonly short: readonly Short[]
  readonly long: readonly Long[]
}

const SEQ = 5
const IAT = Date.parse('2026-11-24T04:00:00Z') / 1000
const SUB = 'https://licence.example.cn/api/public/v1/status-lists/0'
const FRAME = { sub: SUB, iat: IAT, exp: IAT + 86_400, ttl: 60, seq: SEQ }
const [PROVINCE] = TRUST.issuers
const SOURCE = { issuer: PROVINCE, list: 0 }
const RANDOM = new Uint8Array(32).fill(1)

const inflate: Inflate = (packed, most) => inflateSync(packed, { maxOutputLength: most })
/** As the phone does. */
const inflateOnPhone: Inflate = (packed, most) => unzlibSync(packed, { out: new Uint8Array(most) })

function token(payload: unknown, typ = STATUS_LIST_TYPE, kid = '990000-1', key = ISSUER_KEY): string {
  return signJws({ kid, typ }, payload, key, RANDOM)
}

function listToken(list: { readonly bits: number; readonly lst: string }, frame: object = {}): string {
  return token({ ...FRAME, status_list: list, ...frame })
}

function changesToken(changes: unknown, frame: object = {}): string {
  return token({ ...FRAME, from: SEQ, seq: SEQ + 1, iat: IAT + 60, changes, ...frame }, STATUS_CHANGES_TYPE)
}

function packed(bytes: Uint8Array): string {
  return toBase64Url(deflateSync(bytes, { level: 9 }))
}

function known(text: string, source = SOURCE): KnownStatusList {
  const read = readStatusList(text, source, inflate)
  if (!read.ok) throw new Error(read.failure)
  return read.value
}

describe('the draft’s examples', () => {
  it.each(VECTORS.short)('$bits bits: $bytes', ({ bits, lst, bytes, statuses }) => {
    const list: StatusList = { bits, bytes: new Uint8Array(listBytes(statuses.length, bits)) }
    for (const [index, status] of statuses.entries()) setStatus(list, index, status)
    expect(Buffer.from(list.bytes).toString('hex')).toBe(bytes)
    expect(packed(list.bytes)).toBe(lst)
    const read = known(listToken({ bits, lst }))
    expect(statuses.map((_, index) => statusIn(read, index))).toEqual(statuses)
    expect(statusFrom(read, list.bytes.length * (8 / bits))).toBeUndefined()
  })

  it.each(VECTORS.long)('$bits bits, 2^20 entries: every one of them', ({ bits, lst, length, statuses }) => {
    const read = known(listToken({ bits, lst }))
    expect(read.bytes).toHaveLength(listBytes(length, bits))
    const expected: StatusList = { bits, bytes: new Uint8Array(listBytes(length, bits)) }
    for (const [index, status] of statuses) {
      setStatus(expected, index, status)
      expect(statusIn(read, index)).toBe(status)
    }
    expect(Buffer.compare(read.bytes, expected.bytes)).toBe(0)
    const onPhone = readStatusList(listToken({ bits, lst }), SOURCE, inflateOnPhone)
    expect(onPhone.ok && Buffer.compare(onPhone.value.bytes, expected.bytes)).toBe(0)
  })
})

describe('a list is taken over', () => {
  const LIST = { bits: 2, lst: packed(Uint8Array.of(0b00_10_01_00, 0)) }
  const refusal = (text: string, source = SOURCE) => {
    const read = readStatusList(text, source, inflate)
    return read.ok ? undefined : read.failure
  }

  it('with its number, the moment of which it speaks and the moment until which it is stood by', () => {
    expect(known(listToken(LIST))).toEqual({
      issuer: '990000',
      list: 0,
      seq: SEQ,
      asOf: '2026-11-24T04:00:00.000Z',
      expiresAt: '2026-11-25T04:00:00.000Z',
      bits: 2,
      bytes: Buffer.of(0x24, 0),
    })
  })

  it('only of the issuer and with the number that was asked for', () => {
    expect(refusal(listToken(LIST), { issuer: PROVINCE, list: 1 })).toBe('STATUS_LIST_OTHER')
    expect(refusal(listToken(LIST, { sub: `${SUB}1` }))).toBe('STATUS_LIST_OTHER')
    expect(refusal(listToken(LIST, { sub: SUB.replace('licence', 'evil') }))).toBe('STATUS_LIST_OTHER')
  })

  it('only signed by a key that the trust list names for status lists, in its term and not taken back', () => {
    const from = (changes: Parameters<typeof trustWith>[0]) => {
      const [issuer = PROVINCE] = trustWith(changes).issuers
      return refusal(listToken(LIST), { issuer: issuer as typeof PROVINCE, list: 0 })
    }
    expect(from({})).toBeUndefined()
    expect(from({ uses: ['credential'] })).toBe('STATUS_LIST_KEY_UNKNOWN')
    expect(from({ number: 2 })).toBe('STATUS_LIST_KEY_UNKNOWN')
    expect(from({ revokedAt: TRUST.issuedAt })).toBe('STATUS_LIST_KEY_UNKNOWN')
    expect(from({ until: '2026-11-24T03:59:59.999Z' as never })).toBe('STATUS_LIST_KEY_UNKNOWN')
    expect(from({ until: '2026-11-24T04:00:00.000Z' as never })).toBeUndefined()
    const payload = { ...FRAME, status_list: LIST }
    expect(refusal(token(payload, STATUS_LIST_TYPE, '980000-1', OTHER_ISSUER_KEY))).toBe('STATUS_LIST_KEY_UNKNOWN')
    expect(refusal(token(payload, STATUS_LIST_TYPE, '990000-1', OTHER_ISSUER_KEY))).toBe('STATUS_LIST_SIGNATURE_WRONG')
  })

  it.each([
    ['no token', 'abc'],
    ['a token of another type', token({ ...FRAME, status_list: LIST }, 'JWT')],
    ['changes in place of a list', changesToken([])],
    ['no list in it', token(FRAME)],
    ['three bits', listToken({ ...LIST, bits: 3 })],
    ['no number', listToken(LIST, { seq: undefined })],
    ['a number that is none', listToken(LIST, { seq: -1 })],
    ['no time', listToken(LIST, { iat: undefined })],
    ['a time beyond all calendars', listToken(LIST, { iat: 1e12, exp: 1e12 })],
    ['an end before its beginning', listToken(LIST, { exp: IAT - 1 })],
    ['what is not packed', listToken({ bits: 2, lst: 'AAAA' })],
    ['what is cut short', listToken({ bits: 2, lst: packed(new Uint8Array(500)).slice(0, -8) })],
    ['what is no base64url', listToken({ bits: 2, lst: '+++' })],
    ['longer than any', `${listToken(LIST)}${'A'.repeat(2_000_000)}`],
  ])('but not %s', (_what, text) => {
    expect(refusal(text)).toBe('STATUS_LIST_MALFORMED')
  })

  it('of a million entries, and not of one byte more, whatever it unpacks to', () => {
    const most = listBytes(LIST_LENGTH)
    expect(refusal(listToken({ bits: 2, lst: packed(new Uint8Array(most)) }))).toBeUndefined()
    const longer = listToken({ bits: 2, lst: packed(new Uint8Array(most + 1)) })
    expect(refusal(longer)).toBe('STATUS_LIST_TOO_LONG')
    const bomb = listToken({ bits: 2, lst: packed(new Uint8Array(200_000_000)) })
    expect(refusal(bomb)).toBe('STATUS_LIST_MALFORMED')
    const asked: number[] = []
    readStatusList(bomb, SOURCE, (_, limit) => {
      asked.push(limit)
      return undefined
    })
    expect(asked).toEqual([most + 1])
  })

  it('in place of the one that is known, only when it is not older', () => {
    const now = known(listToken(LIST))
    expect(mayReplaceStatusList(undefined, now)).toBe(true)
    expect(mayReplaceStatusList(now, known(listToken(LIST, { iat: IAT + 1 })))).toBe(true)
    expect(mayReplaceStatusList(now, known(listToken(LIST, { seq: SEQ - 1, iat: IAT + 1 })))).toBe(false)
    expect(mayReplaceStatusList(now, known(listToken(LIST, { seq: SEQ + 1, iat: IAT - 1 })))).toBe(false)
  })
})

describe('changes are entered', () => {
  const LIST = known(listToken({ bits: 2, lst: packed(Uint8Array.of(0b00_10_01_00, 0)) }))
  const enter = (text: string, list = LIST) => {
    const entered = applyStatusChanges(list, text, SOURCE)
    return entered.ok ? entered.value : entered.failure
  }

  it('into a copy of the list, which then speaks of a later moment', () => {
    const before = [...LIST.bytes]
    const after = enter(
      changesToken([
        [0, 2],
        [1, 0],
        [7, 1],
      ]),
    )
    expect(after).toMatchObject({
      seq: SEQ + 1,
      asOf: '2026-11-24T04:01:00.000Z',
      expiresAt: '2026-11-25T04:00:00.000Z',
    })
    expect(typeof after === 'string' ? after : [0, 1, 2, 7].map((index) => statusIn(after, index))).toEqual([
      2, 0, 2, 1,
    ])
    expect([...LIST.bytes]).toEqual(before)
  })

  it('also when nothing changed: then it is known to be so until later', () => {
    expect(enter(changesToken([], { seq: SEQ }))).toMatchObject({ seq: SEQ, asOf: '2026-11-24T04:01:00.000Z' })
  })

  it('into a list that has grown since', () => {
    const after = enter(changesToken([[100, 1]]))
    expect(typeof after === 'string' ? after : [after.bytes.length, statusIn(after, 100)]).toEqual([26, 1])
  })

  it('into any list of their span, and into none outside of it', () => {
    const spanning = changesToken([[0, 1]], { from: SEQ - 2, seq: SEQ + 3 })
    for (const seq of [SEQ - 2, SEQ, SEQ + 3]) expect(enter(spanning, { ...LIST, seq })).toMatchObject({ seq: SEQ + 3 })
    expect(enter(spanning, { ...LIST, seq: SEQ - 3 })).toBe('STATUS_LIST_GAP')
    expect(enter(spanning, { ...LIST, seq: SEQ + 4 })).toBe('STATUS_LIST_OLDER')
    expect(enter(changesToken([[0, 1]], { iat: IAT - 1 }))).toBe('STATUS_LIST_OLDER')
  })

  it('only into the list they are of', () => {
    expect(enter(changesToken([]), { ...LIST, list: 1 })).toBe('STATUS_LIST_OTHER')
    expect(enter(changesToken([]), { ...LIST, issuer: '980000' })).toBe('STATUS_LIST_OTHER')
    expect(enter(changesToken([], { sub: `${SUB}1` }))).toBe('STATUS_LIST_OTHER')
  })

  it.each([
    ['no changes', undefined],
    ['a change without a status', [[1]]],
    ['a change of three', [[1, 1, 1]]],
    ['a status that two bits cannot hold', [[1, 4]]],
    ['a place beyond the longest list', [[LIST_LENGTH, 1]]],
    ['a place before the first', [[-1, 1]]],
    ['half a place', [[0.5, 1]]],
    ['a text', [['1', 1]]],
  ])('but not %s', (_what, changes) => {
    expect(enter(changesToken(changes))).toBe('STATUS_LIST_MALFORMED')
  })

  it('nor from a number above their own, nor with another’s signature', () => {
    expect(enter(changesToken([], { from: SEQ + 2 }))).toBe('STATUS_LIST_MALFORMED')
    const payload = { ...FRAME, from: SEQ, changes: [] }
    expect(enter(token(payload, STATUS_CHANGES_TYPE, '990000-1', OTHER_ISSUER_KEY))).toBe('STATUS_LIST_SIGNATURE_WRONG')
  })
})
