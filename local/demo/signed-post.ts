/** One signed request to the province's channel, repeated while the service is away or busy. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { KeyPair } from '../keys'
import { signedHeaders } from '../signature'

const ATTEMPTS = 9

/** The file cannot be read, or the service cannot be reached or refuses the request as a whole. */
export class PushFailure extends Error {}

/** Sends one signed request and returns the parsed answer; silence, 429 and 5xx are tried again with growing pauses, `attempts` times in all. */
export async function postSigned(
  url: string,
  path: string,
  body: string,
  key: KeyPair,
  attempts = ATTEMPTS,
): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await post(url + path, body, signedHeaders('POST', path, body, key))
    if (status === 200) return parsed(text)
    const passing = status === 0 || status === 429 || status >= 500
    if (!passing || attempt === attempts) throw new PushFailure(refusalText(path, status, text))
    await sleep(Math.min(8000, 250 * 2 ** attempt))
  }
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    })
    return { status: reply.status, text: await reply.text() }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
    return { status: 0, text: cause }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PushFailure('the answer is not JSON')
  }
}

/** The stable code only: the sentence may be long, and the code is what can be looked up. */
function refusalText(path: string, status: number, text: string): string {
  if (status === 0) return `${path}: no connection (${text})`
  const [, code = ''] = /"code"\s*:\s*"([A-Z_]+)"/.exec(text) ?? []
  return `${path}: HTTP ${status} ${code}`
}
