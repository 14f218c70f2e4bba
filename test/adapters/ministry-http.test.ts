/** The ministry over HTTP, against a server that answers as each test says. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ministryOverHttp } from '../../cloudfunctions/server/adapters/ministry-http'
import { systemClock } from '../../cloudfunctions/server/adapters/system'
import type { Ministry, MinistryVerdict } from '../../cloudfunctions/server/ports'
import { publicKeyOf, signSm2, verifySm2 } from '../../src/core/crypto/sm2'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { signedText } from '../../src/core/request-signature'

const MINISTRY = '5e'.repeat(32)
const OTHER = '6f'.repeat(32)
const VERIFIER = '71'.repeat(32)

const REQUEST = {
  requestId: 'request-0000000001',
  code: 'https://sample-province.example/v/AAAAAAAAAAAAAAAAAAAAAA',
  agency: '示例市交通运输综合执法支队',
  officerNumber: '99010100001',
  division: '990101',
}
const VERDICT = {
  issuer: '980000',
  verdict: 'invalid',
  reason: 'suspended',
  typeCode: '11100000000019713D071',
  checkedAt: '2026-11-24T08:00:00.000Z',
  statusAsOf: '2026-11-24T07:59:00.000Z',
  validUntil: '2030-05-31',
  lines: [
    {
      field: 'holderName',
      part: 'head',
      label: { zh: '姓名', en: 'Name' },
      value: { zh: '贺远', en: '贺远' },
      layout: { kind: 'short' },
    },
    {
      field: 'plateNumber',
      part: 'body',
      label: { zh: '车牌号', en: 'Plate' },
      value: { zh: '样A·20418', en: '样A·20418' },
      layout: { kind: 'plate', colour: '2' },
    },
  ],
} as const satisfies { readonly [K in keyof MinistryVerdict]: unknown }

interface Call {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
type Answer = (call: Call, response: ServerResponse) => void

let calls: Call[] = []
let answer: Answer
let server: Server
let url: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const call = { method, path, headers, body: Buffer.concat(parts).toString() }
      calls.push(call)
      answer(call, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simulator/ministry`
})
afterAll(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  calls = []
})

const ministry = (at: string = url): Ministry =>
  ministryOverHttp(
    { url: at, keyId: 'province-verifier-1', privateKey: VERIFIER, servicePublicKey: publicKeyOf(MINISTRY) },
    systemClock,
  )
const nonceOf = ({ headers }: Call) => String(headers['x-nonce'])
const signed = (status: number, nonce: string, body: string, key = MINISTRY) =>
  signSm2(`${status}\n${nonce}\n${sm3Hex(body)}`, key)

/** Answers under the ministry's signature, as it should be. */
const saying =
  (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  (call, response) => {
    const body = typeof value === 'string' ? value : JSON.stringify(value)
    response.writeHead(status, { 'X-Signature': signed(status, nonceOf(call), body), ...headers }).end(body)
  }
const refusing = (status: number, code: string) => saying(status, { error: { code, message: '…', traceId: '1' } })
const UNREACHABLE = { ok: false, failure: { code: 'MINISTRY_UNREACHABLE' } }

describe('the verdict of another province', () => {
  it('comes as that province gave it', async () => {
    answer = saying(200, VERDICT)
    expect(await ministry().verify(REQUEST)).toEqual({ ok: true, value: VERDICT })
  })

  it('is asked for under our signature over the whole public path, with what that province notes for its holder', async () => {
    answer = saying(200, VERDICT)
    await ministry().verify(REQUEST)
    const [call] = calls
    if (!call) throw new Error('nothing was asked')
    const { headers, body, path } = call
    expect([path, JSON.parse(body), headers['x-key-id']]).toEqual([
      '/simulator/ministry/v1/verifications',
      REQUEST,
      'province-verifier-1',
    ])
    const text = signedText({
      method: 'POST',
      path,
      timestamp: String(headers['x-timestamp']),
      nonce: String(headers['x-nonce']),
      bodyDigestHex: sm3Hex(body),
    })
    expect(verifySm2(text, String(headers['x-signature']), publicKeyOf(VERIFIER))).toBe(true)
  })

  it('is asked for without an officer when anyone scanned', async () => {
    answer = saying(200, VERDICT)
    const { requestId, code } = REQUEST
    await ministry().verify({ requestId, code })
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ requestId, code })
  })

  it('has its instants in our spelling, whatever offset they came with', async () => {
    answer = saying(200, { ...VERDICT, checkedAt: '2026-11-24T16:00:00+08:00' })
    expect(await ministry().verify(REQUEST)).toEqual({ ok: true, value: VERDICT })
  })

  it('loses what we do not know: it cannot reach an officer', async () => {
    answer = saying(200, { ...VERDICT, script: '<script>', lines: [{ ...VERDICT.lines[0], hidden: 'x' }] })
    expect(await ministry().verify(REQUEST)).toEqual({ ok: true, value: { ...VERDICT, lines: [VERDICT.lines[0]] } })
  })

  it.each([
    ['CODE_UNKNOWN', 404],
    ['CODE_HOST_UNKNOWN', 404],
    ['CODE_USED', 409],
    ['CODE_OUTDATED', 409],
    ['CODE_EXPIRED', 410],
    ['CODE_SESSION_ENDED', 410],
  ])('is refused with what became of the code: %s', async (code, status) => {
    answer = refusing(status, code)
    expect(await ministry().verify(REQUEST)).toEqual({ ok: false, failure: { code } })
  })
})

describe('what tells nothing about the licence counts as no answer:', () => {
  const said = JSON.stringify(VERDICT)
  const under =
    (signature: (call: Call) => string | undefined, body = said): Answer =>
    (call, response) => {
      const text = signature(call)
      if (text !== undefined) response.setHeader('X-Signature', text)
      response.writeHead(200).end(body)
    }
  const verdict = (change: object) => saying(200, { ...VERDICT, ...change })

  it.each<[string, Answer]>([
    ['no signature', under(() => undefined)],
    ['the signature of another key', under((call) => signed(200, nonceOf(call), said, OTHER))],
    ['our own signature', under((call) => signed(200, nonceOf(call), said, VERIFIER))],
    ['a signature for another status', under((call) => signed(404, nonceOf(call), said))],
    ['a signature that is none', under(() => 'hello')],
    ['the answer to another nonce, replayed', under(() => signed(200, 'AAAAAAAAAAAAAAAAAAAAAA', said))],
    ['a body altered on its way', under((call) => signed(200, nonceOf(call), said), said.replace('invalid', 'valid'))],
    ['a connection cut before any answer', (_call, response) => response.destroy()],
    [
      'a connection cut in the middle of the answer',
      (call, response) => {
        response.writeHead(200, { 'X-Signature': signed(200, nonceOf(call), said), 'Content-Length': '5000' })
        response.write(said)
        setTimeout(() => response.destroy(), 20)
      },
    ],
    [
      'a redirection elsewhere',
      (call, response) => {
        response
          .writeHead(307, { Location: 'http://127.0.0.1:1/', 'X-Signature': signed(307, nonceOf(call), '') })
          .end()
      },
    ],
    ['an answer of more than 1 MB', saying(200, { ...VERDICT, padding: 'x'.repeat(1024 * 1024) })],
    ['what is not JSON', saying(200, 'hello')],
    ['nothing at all', saying(200, '')],
    ['an empty object', saying(200, {})],
    ['null', saying(200, null)],
    ['a verdict of no known kind', verdict({ verdict: 'probably' })],
    ['an invalid licence without a reason', verdict({ reason: undefined })],
    ['a valid licence with a reason against it', verdict({ verdict: 'valid' })],
    ['a reason that is a sentence', verdict({ reason: 'because we say so' })],
    ['a type that the norm does not know', verdict({ typeCode: '11100000000019713D999' })],
    ['an instant without an offset', verdict({ checkedAt: '2026-11-24T08:00:00' })],
    ['a day that does not exist', verdict({ validUntil: '2030-02-30' })],
    ['a line without a label', verdict({ lines: [{ ...VERDICT.lines[0], label: undefined }] })],
    ['a layout that is none', verdict({ lines: [{ ...VERDICT.lines[0], layout: { kind: 'html' } }] })],
    ['more lines than any face has', verdict({ lines: Array(61).fill(VERDICT.lines[0]) })],
    ['an outage with a signature', refusing(500, 'CODE_USED')],
    ['our signature refused', refusing(401, 'SIGNATURE_INVALID')],
    ['our clock refused, or its own wrong', refusing(401, 'REQUEST_STALE')],
    ['our request refused', refusing(400, 'REQUEST_INVALID')],
    ['a refusal that is not about the code', refusing(404, 'LICENCE_NOT_FOUND')],
    ['a refusal without a code', saying(404, {})],
  ])('%s', async (_what, given) => {
    answer = given
    expect(await ministry().verify(REQUEST)).toEqual(UNREACHABLE)
  })

  it('a server that is not there', async () => {
    expect(await ministry('http://127.0.0.1:1').verify(REQUEST)).toEqual(UNREACHABLE)
  })

  it('one that is slower than five seconds, and one that never stops writing', async () => {
    answer = (_call, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(' '), 500)
      response.on('close', () => clearInterval(timer))
    }
    // Both clocks are this process's: however busy the machine is, five seconds end before ten.
    const giveUp = new AbortController()
    const tenSeconds = sleep(10_000, 'ten seconds', { signal: giveUp.signal }).catch(() => 'no more')
    expect(await Promise.race([ministry().verify(REQUEST), tenSeconds])).toEqual(UNREACHABLE)
    giveUp.abort()
  })
})

describe('a busy ministry', () => {
  it.each([429, 503])(
    'that answers %i and says when is asked again then, each time under a new nonce',
    async (status) => {
      answer = (call, response) => {
        const again = calls.length < 3
        const given = again ? saying(status, {}, { 'Retry-After': '0' }) : saying(200, VERDICT)
        given(call, response)
      }
      expect((await ministry().verify(REQUEST)).ok).toBe(true)
      expect(new Set(calls.map(nonceOf)).size).toBe(3)
      expect(new Set(calls.map(({ body }) => JSON.parse(body).requestId)).size).toBe(1)
    },
  )

  it.each([
    ['that stays so', '0', 3],
    ['that asks for more time than an officer has', '3600', 1],
    ['that says no time', undefined, 1],
  ])('%s counts as no answer', async (_what, retryAfter, asked) => {
    answer = saying(503, {}, retryAfter === undefined ? {} : { 'Retry-After': retryAfter })
    expect(await ministry().verify(REQUEST)).toEqual(UNREACHABLE)
    expect(calls).toHaveLength(asked)
  })
})

describe('the trust list', () => {
  const LIST = 'eyJhbGciOiJTTTItU00zIn0.e30.AAAA'

  it('comes as it stands, for others to look into', async () => {
    answer = saying(200, { trustList: LIST })
    expect(await ministry().trustList()).toEqual({ ok: true, value: LIST })
    expect([calls[0]?.method, calls[0]?.path, calls[0]?.body]).toEqual(['GET', '/simulator/ministry/v1/trust-list', ''])
  })

  it.each<[string, Answer]>([
    ['is no JWS', saying(200, { trustList: 'hello' })],
    ['is missing', saying(200, {})],
    [
      'comes without a signature',
      (_call, response) => response.writeHead(200).end(JSON.stringify({ trustList: LIST })),
    ],
    ['comes with an outage', saying(503, { trustList: LIST })],
    ['comes as something that was not found', saying(404, { trustList: LIST })],
  ])('that %s counts as no answer', async (_what, given) => {
    answer = given
    expect(await ministry().trustList()).toEqual(UNREACHABLE)
  })
})
