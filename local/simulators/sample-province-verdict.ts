/** What the second province tells an officer of another one about a licence: the form of docs/interfaces.md, "Ministry". */
import { publicName, SAMPLE_ISSUER, SAMPLE_NAME, type SampleLicence } from './sample-province-licences'

const HOUR_MS = 3_600_000
/** Since when the province has heard nothing of a licence that is `unreported`. */
const SILENCE_MS = 72 * HOUR_MS
const CHINA_MS = 8 * HOUR_MS

/** `public`, anyone who scans: only whose it is, masked, and until when it runs. */
export function sampleVerdict(licence: SampleLicence, now: number, audience: 'officer' | 'public') {
  const statusAsOf = licence.state === 'unreported' ? now - SILENCE_MS : now - 60_000
  return {
    issuer: SAMPLE_ISSUER,
    ...judged(licence, now),
    typeCode: licence.typeCode,
    checkedAt: new Date(now).toISOString(),
    statusAsOf: new Date(statusAsOf).toISOString(),
    validUntil: licence.validUntil,
    lines: audience === 'officer' ? linesOf(licence) : publicLines(licence),
  }
}

function judged(
  { state, validUntil }: SampleLicence,
  now: number,
): { readonly verdict: string; readonly reason?: string } {
  if (state === 'suspended' || state === 'cancelled') return { verdict: 'invalid', reason: state }
  // A licence is good until the end of its last day in China.
  if (new Date(now + CHINA_MS).toISOString().slice(0, 10) > validUntil) return { verdict: 'invalid', reason: 'expired' }
  return state === 'unreported' ? { verdict: 'stale', reason: 'statusOld' } : { verdict: 'valid' }
}

function linesOf({ holder, isPerson, number, plate, face, validUntil }: SampleLicence) {
  const whose = isPerson ? { zh: '姓名', en: 'Name' } : { zh: '业户名称', en: 'Operator' }
  const dotted = plate && `${plate.number.slice(0, 2)}·${plate.number.slice(2)}`
  return [
    line('holderName', 'head', whose, holder),
    line('number', 'head', { zh: '证照编号', en: 'Number' }, number),
    ...(plate
      ? [
          {
            ...line('plateNumber', 'body', { zh: '车牌号', en: 'Plate' }, dotted ?? ''),
            layout: { kind: 'plate', colour: plate.colour },
          },
        ]
      : []),
    ...face.map((given) => ({ ...given, part: 'body' })),
    termLine('foot', validUntil),
    line('authority', 'foot', { zh: '发证机关', en: 'Issued by' }, `${SAMPLE_NAME.zh}样例市交通运输局`),
  ]
}

function publicLines(licence: SampleLicence) {
  const whose = line('holderName', 'head', { zh: '持证主体', en: 'Holder' }, publicName(licence))
  return [whose, termLine('head', licence.validUntil)]
}

function termLine(part: string, validUntil: string) {
  return line('validity', part, { zh: '有效期', en: 'Valid' }, `至 ${validUntil}`, `until ${validUntil}`)
}

function line(field: string, part: string, label: { readonly zh: string; readonly en: string }, zh: string, en = zh) {
  return { field, part, label, value: { zh, en } }
}
