import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { identityOverHttp } from '../../cloudfunctions/server/adapters/identity-http'
import { publicKeyOf, signSm2 } from '../../src/core/crypto/sm2'
import { sm3Hex } from '../../src/core/crypto/sm3'

const KEY = '5e'.repeat(32)
const OTHER = '6f'.repeat(32)
const PERSON = { name: '李玉兰', code: '990201199407116775', codeType: '111', represents: [] }

interface Answer {
  readonly status: number
  readonly body: string
  /** Undefined: the reply carries none. */
  readonly signature?: (nonce: string) => string
}

const signedBy = (key: string, status: number, body: string) => (nonce: string) =>
  signSm2(`${status}\n${nonce}\n${sm3Hex(body)}`, key)

let answer: Answer
let server: Server
let url: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const { nonce } = JSON.parse(Buffer.concat(parts).toString())
      if (answer.signature) response.setHeader('X-Signature', answer.signature(nonce))
      response.writeHead(answer.status).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const redeem = () => identityOverHttp(url, publicKeyOf(KEY)).redeem('12345678')
const unreachable = { ok: false, failure: { code: 'IDENTITY_PROVIDER_UNREACHABLE' } }

describe('the identity provider', () => {
  it('vouches for a person', async () => {
    const body = JSON.stringify(PERSON)
    answer = { status: 200, body, signature: signedBy(KEY, 200, body) }
    expect(await redeem()).toEqual({ ok: true, value: PERSON })
  })

  it('knows no such code', async () => {
    answer = { status: 404, body: '{}', signature: signedBy(KEY, 404, '{}') }
    expect(await redeem()).toEqual({ ok: false, failure: { code: 'IDENTITY_CODE_WRONG' } })
  })

  const body = JSON.stringify(PERSON)
  it.each<[string, Answer]>([
    ['that is not signed', { status: 200, body }],
    ['that another key signed', { status: 200, body, signature: signedBy(OTHER, 200, body) }],
    ['that was signed for another status', { status: 200, body, signature: signedBy(KEY, 404, body) }],
    ['that was signed for another request', { status: 200, body, signature: () => signedBy(KEY, 200, body)('old') }],
    ['whose body was altered', { status: 200, body, signature: signedBy(KEY, 200, `${body} `) }],
    ['that denies the code without a signature', { status: 404, body: '{}' }],
    ['that is an outage', { status: 503, body: '{}', signature: signedBy(KEY, 503, '{}') }],
    ['that is not JSON', { status: 200, body: 'hello', signature: signedBy(KEY, 200, 'hello') }],
    ['that names nobody', { status: 200, body: '{}', signature: signedBy(KEY, 200, '{}') }],
  ])('counts as silent with a reply %s', async (_name, given) => {
    answer = given
    expect(await redeem()).toEqual(unreachable)
  })

  it('counts as silent when nobody listens', async () => {
    expect(await identityOverHttp('http://127.0.0.1:1', publicKeyOf(KEY)).redeem('12345678')).toEqual(unreachable)
  })
})
