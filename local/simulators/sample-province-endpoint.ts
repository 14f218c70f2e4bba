/**
 * `/local/sample-province`, the page; for tests `POST /simulator/sample-province/codes` (a code made as they want it),
 * `/simulator/sample-province/checks` (its holders' record) and `/simulator/sample-province/status-lists/0`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { GatewayError, send, sendJson } from '../gateway/answers'
import { parseJson, readBody } from '../gateway/body'
import type { ProofWish, SampleProvince } from './sample-province'
import { SAMPLE_LICENCES } from './sample-province-licences'
import { samplePage } from './sample-province-page'
import { type Reply, refusal } from './signed-exchange'

const MAX_BODY_BYTES = 10 * 1024
const SIMULATOR = '/simulator/sample-province/'
const INVALID = refusal(400, 'REQUEST_INVALID', '请求内容不正确')

export async function serveSampleProvince(
  province: SampleProvince,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
): Promise<void> {
  if (pathname === '/local/sample-province') return sendPage(province, response)
  const path = pathname.slice(SIMULATOR.length)
  if (path === 'checks') return sendJson(response, 200, province.ledger.checks())
  if (path === 'status-lists/0') return sendJson(response, 200, { token: province.statusList(Date.now()) })
  if (path !== 'codes') throw new GatewayError('NOT_FOUND')
  if (request.method !== 'POST') throw new GatewayError('METHOD_NOT_ALLOWED')
  const { status, body } = codeFor(province, parseJson(await readBody(request, MAX_BODY_BYTES)))
  sendJson(response, status, body)
}

function sendPage(province: SampleProvince, response: ServerResponse): void {
  send(response, 200, samplePage(province, Date.now()), { 'Content-Type': 'text/html; charset=utf-8' })
}

/** `{"licence","kind":"online"|"offline","at"?,"deviceClockMs"?,"credentialAgeMinutes"?,"keyNumber"?}`; `at` is an instant. */
function codeFor(province: SampleProvince, body: unknown): Reply {
  const { licence: id, kind, at, ...others } = Object(body) as Record<string, unknown>
  const licence = SAMPLE_LICENCES.find((candidate) => candidate.id === id)
  const moment = at === undefined ? Date.now() : Date.parse(String(at))
  const wish = wishIn(others)
  if (!licence || !wish || Number.isNaN(moment)) return INVALID
  if (kind === 'online') return { status: 200, body: { code: province.onlineCode(licence, moment) } }
  if (kind !== 'offline') return INVALID
  return { status: 200, body: { code: province.offlineCode(licence, { ...wish, at: moment }) } }
}

function wishIn(given: Record<string, unknown>): ProofWish | undefined {
  const { deviceClockMs, credentialAgeMinutes, keyNumber } = given
  const isWhole = [deviceClockMs, credentialAgeMinutes, keyNumber].every(
    (number) => number === undefined || Number.isInteger(number),
  )
  const isKey = keyNumber === undefined || keyNumber === 1 || keyNumber === 2
  // Looked at member by member just now.
  return isWhole && isKey ? (given as ProofWish) : undefined
}
