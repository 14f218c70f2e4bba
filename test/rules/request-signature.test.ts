/** Signed requests between systems. */
import { sm3Hex } from '../../src/core/crypto/sm3'
import { isNonce, NONCE_MEMORY_MS, REQUEST_WINDOW_MS, signedText } from '../../src/core/request-signature'

describe('a signed request', () => {
  it('covers method, path, time, nonce and the digest of the body, one a line', () => {
    const text = signedText({
      method: 'POST',
      path: '/api/issuance/v1/events',
      timestamp: '2026-11-01T08:00:00+08:00',
      nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
      bodyDigestHex: sm3Hex('{"events":[]}'),
    })
    expect(text.split('\n')).toEqual([
      'POST',
      '/api/issuance/v1/events',
      '2026-11-01T08:00:00+08:00',
      'AAAAAAAAAAAAAAAAAAAAAA',
      sm3Hex('{"events":[]}'),
    ])
  })

  it('is stale before its nonce is forgotten', () => {
    expect(REQUEST_WINDOW_MS).toBe(300_000)
    expect(NONCE_MEMORY_MS).toBeGreaterThanOrEqual(2 * REQUEST_WINDOW_MS)
  })

  it.each([
    ['sixteen bytes', 'A'.repeat(22), true],
    ['fifteen bytes', 'A'.repeat(20), false],
    ['96 bytes', 'A'.repeat(128), true],
    ['more than we keep', 'A'.repeat(129), false],
    ['a line feed', `${'A'.repeat(22)}\n`, false],
    ['base64 that is not for URLs', `${'A'.repeat(21)}+`, false],
    ['nothing', '', false],
  ])('with a nonce of %s', (_what, nonce, good) => {
    expect(isNonce(nonce)).toBe(good)
  })
})
