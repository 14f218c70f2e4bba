/** Reads a request body up to a limit. */
import type { IncomingMessage } from 'node:http'
import { GatewayError } from './answers'

/**
 * Throws PAYLOAD_TOO_LARGE as soon as the limit is passed; nothing of the body is kept then. The rest is still read, and
 * thrown away: leaving an async iteration instead would cut the connection, and the refusal with it.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new GatewayError('PAYLOAD_TOO_LARGE')
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limit) chunks.push(chunk)
      else {
        chunks = []
        reject(new GatewayError('PAYLOAD_TOO_LARGE'))
      }
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

/** Throws MALFORMED_JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new GatewayError('MALFORMED_JSON')
  }
}
