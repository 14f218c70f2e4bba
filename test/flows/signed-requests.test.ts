import { type CollectionName, DATABASE } from '../../cloudfunctions/server/records'
import { signedHeaders } from '../../local/signature'
import { EVENTS, type HttpReply, OFFICERS, openStand, type Stand } from './stand'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const EMPTY = JSON.stringify({ events: [{}] })

/** How much is stored, nonces aside: a nonce is remembered as soon as a signature was right. */
function stored(): number {
  const collections = Object.keys(DATABASE.collections).filter((name) => name !== 'nonces') as CollectionName[]
  return collections.reduce((sum, collection) => sum + stand.records(collection).size, 0)
}

async function refusal(reply: Promise<HttpReply>): Promise<readonly [number, string | undefined]> {
  const { status, body } = await reply
  return [status, body.error?.code]
}

describe('a request of the province is refused, and nothing of it stored,', () => {
  afterEach(() => expect(stored()).toBe(0))

  it.each(['X-Key-Id', 'X-Timestamp', 'X-Nonce', 'X-Signature'])('without %s', async (header) => {
    expect(await refusal(stand.post(EVENTS, EMPTY, { [header]: '' }))).toEqual([401, 'SIGNATURE_INVALID'])
  })

  it('when an unknown key signed it', async () => {
    const bent = { 'X-Key-Id': 'constructor' }
    expect(await refusal(stand.post(EVENTS, EMPTY, bent))).toEqual([401, 'SIGNATURE_INVALID'])
  })

  it('when another of our own keys signed it', async () => {
    const other = signedHeaders('POST', EVENTS, EMPTY, stand.keys.pair('identity-provider'))
    const bent = { ...other, 'X-Key-Id': stand.keys.pair('province-licensing').keyId }
    expect(await refusal(stand.post(EVENTS, EMPTY, bent))).toEqual([401, 'SIGNATURE_INVALID'])
  })

  it('when its body is not the signed one', async () => {
    const bent = signedHeaders('POST', EVENTS, '{"events":[]}', stand.keys.pair('province-licensing'))
    expect(await refusal(stand.post(EVENTS, EMPTY, bent))).toEqual([401, 'SIGNATURE_INVALID'])
  })

  it('when it was signed for another path', async () => {
    const bent = signedHeaders('POST', OFFICERS, EMPTY, stand.keys.pair('province-licensing'))
    expect(await refusal(stand.post(EVENTS, EMPTY, bent))).toEqual([401, 'SIGNATURE_INVALID'])
  })

  it('when its nonce is shorter than 16 bytes', async () => {
    expect(await refusal(stand.post(EVENTS, EMPTY, { 'X-Nonce': 'short' }))).toEqual([401, 'SIGNATURE_INVALID'])
  })

  it.each([-6, 6])('when its time is %i minutes off', async (minutes) => {
    const bent = { 'X-Timestamp': new Date(Date.now() + minutes * 60_000).toISOString() }
    expect(await refusal(stand.post(EVENTS, EMPTY, bent))).toEqual([401, 'REQUEST_STALE'])
  })

  it('when it was sent before', async () => {
    const body = JSON.stringify({ events: [] })
    const headers = signedHeaders('POST', EVENTS, body, stand.keys.pair('province-licensing'))
    expect(await refusal(stand.post(EVENTS, body, headers))).toEqual([400, 'REQUEST_INVALID'])
    expect(await refusal(stand.post(EVENTS, body, headers))).toEqual([401, 'REQUEST_REPLAYED'])
  })

  it.each(['', '{', '"\u0000', 'events', '{"events":[1,]}'])('when its body is not JSON: %j', async (body) => {
    expect(await refusal(stand.post(EVENTS, body))).toEqual([400, 'MALFORMED_JSON'])
  })

  it.each(['null', '[]', '7', '{}', '{"events":null}', '{"events":{}}', '{"events":[]}', '{"events":[1],"more":1}'])(
    'when its body has another shape: %s',
    async (body) => {
      expect(await refusal(stand.post(EVENTS, body))).toEqual([400, 'REQUEST_INVALID'])
    },
  )

  it('when it holds more than a hundred events', async () => {
    const body = JSON.stringify({ events: Array.from({ length: 101 }, () => ({})) })
    expect(await refusal(stand.post(EVENTS, body))).toEqual([400, 'TOO_MANY_EVENTS'])
  })

  it('when it is over 1 MB', async () => {
    const body = JSON.stringify({ events: ['x'.repeat(2 * 1024 * 1024)] })
    expect(await refusal(stand.post(EVENTS, body))).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })

  it('when nothing is at its path', async () => {
    expect(await refusal(stand.post('/api/issuance/v1/licences', '{}'))).toEqual([404, 'ROUTE_UNKNOWN'])
    expect(await refusal(stand.post('/api/issuance/v1/toString', '{}'))).toEqual([404, 'ROUTE_UNKNOWN'])
    expect(await refusal(stand.post('/api/issuance/v1', '{}'))).toEqual([404, 'ROUTE_UNKNOWN'])
  })

  it('when its method is another one', async () => {
    expect(await refusal(stand.post(EVENTS, '', {}, 'GET'))).toEqual([405, 'METHOD_NOT_ALLOWED'])
  })
})

it('of many requests that are the same and come at once, one is heard', async () => {
  const headers = signedHeaders('POST', EVENTS, EMPTY, stand.keys.pair('province-licensing'))
  const replies = await Promise.all(Array.from({ length: 6 }, () => stand.post(EVENTS, EMPTY, headers)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401])
  expect([...stand.records('rejections').values()]).toMatchObject([{ attempts: 1 }])
})

describe('a refusal', () => {
  it('has a code, a sentence and a trace id, and nothing else of the machine', async () => {
    const { body } = await stand.post(EVENTS, '{"events":[]}')
    expect(body).toEqual({
      error: {
        code: 'REQUEST_INVALID',
        message: expect.stringMatching(/events/),
        field: 'events',
        traceId: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    })
  })
})

describe('registering officers', () => {
  const officer = {
    officerNumber: '99010100009',
    name: '王登记',
    holderCode: '990101198505200073',
    agency: '示例市交通运输综合执法支队',
    division: '990101',
    active: true,
  }

  it('accepts, and changes nothing when told the same again', async () => {
    const first = await stand.register([officer])
    const again = await stand.register([officer])
    expect([first.body.results, again.body.results]).toMatchObject([
      [{ outcome: 'accepted' }],
      [{ outcome: 'unchanged' }],
    ])
  })

  it('rejects one whose data are wrong, by field and without the value, and goes on', async () => {
    const wrong = { ...officer, holderCode: '990101198505200074' }
    const { body } = await stand.register([wrong, null, { ...officer, officerNumber: '99010100010' }])
    expect(body.results).toMatchObject([
      { outcome: 'rejected', findings: [{ field: 'holderCode' }] },
      { outcome: 'rejected', findings: [{ field: 'officers' }] },
      { outcome: 'accepted' },
    ])
    expect(JSON.stringify(body)).not.toContain('990101198505200074')
  })
})
