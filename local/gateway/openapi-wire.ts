/**
 * How the SDK sends `cloud.openapi.*`: a form (RFC 7578) whose `requestData` is a protobuf message, `CommApiData` with `OpenApiData` in field 2, which
 * holds pairs of a name and its JSON; and how it is answered, `CommOpenApiResp`: 1 the body, 2 its type. No other field is used here.
 */

const CRLF = Buffer.from('\r\n')
const HEADER_END = Buffer.from('\r\n\r\n')
/** Of a field's tag: the wire type of everything that has a length. */
const LENGTH_DELIMITED = 2
const VARINT = 0

export interface OpenapiCall {
  /** Such as `subscribeMessage.send`. */
  readonly api: string
  readonly data: Readonly<Record<string, unknown>>
}

/** undefined when the body is not such a form. */
export function openapiCall(contentType: string, body: Buffer): OpenapiCall | undefined {
  const [, boundary] = /boundary=([^;]+)/.exec(contentType) ?? []
  const form = boundary === undefined ? undefined : formOf(boundary, body)
  const data = form?.get('requestData')
  const api = form?.get('apiName')?.toString('utf8')
  if (form?.get('action')?.toString('utf8') !== 'wx.openApi' || !data || api === undefined) return undefined
  return { api, data: dataOf(data) }
}

/** A JSON body, as WeChat answers. */
export function openapiAnswer(value: object): Buffer {
  return Buffer.concat([field(1, Buffer.from(JSON.stringify(value))), field(2, Buffer.from('application/json'))])
}

function formOf(boundary: string, body: Buffer): ReadonlyMap<string, Buffer> {
  const fields = new Map<string, Buffer>()
  const mark = Buffer.from(`--${boundary}`)
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length)
    if (next < 0) break
    // A part: the mark, its header, an empty line, its value, and a line end before the next mark.
    const part = body.subarray(at + mark.length + CRLF.length, next - CRLF.length)
    const header = part.indexOf(HEADER_END)
    const [, name] = /name="([^"]+)"/.exec(part.subarray(0, header).toString('utf8')) ?? []
    if (header >= 0 && name !== undefined) fields.set(name, part.subarray(header + HEADER_END.length))
    at = next
  }
  return fields
}

function dataOf(message: Buffer): Readonly<Record<string, unknown>> {
  const pairs = fieldsOf(message)
    .filter(({ number }) => number === 2)
    .flatMap(({ value }) => fieldsOf(value).filter(({ number }) => number === 1))
  return Object.fromEntries(pairs.map(({ value }) => pairOf(fieldsOf(value))))
}

function pairOf(fields: readonly Field[]): readonly [name: string, value: unknown] {
  const [name, value] = [1, 2].map((wanted) => fields.find(({ number }) => number === wanted)?.value.toString('utf8'))
  return [name ?? '', JSON.parse(value || 'null')]
}

interface Field {
  readonly number: number
  readonly value: Buffer
}

/** The fields that have a length; numbers are passed over. Throws on any other wire type. */
function fieldsOf(message: Buffer): readonly Field[] {
  const fields: Field[] = []
  for (let at = 0; at < message.length; ) {
    const tag = varint(message, at)
    const second = varint(message, tag.end)
    const type = tag.value % 8
    if (type !== VARINT && type !== LENGTH_DELIMITED) throw new Error(`wire type ${type} is not used`)
    at = type === VARINT ? second.end : second.end + second.value
    if (type === LENGTH_DELIMITED) fields.push({ number: tag.value >> 3, value: message.subarray(second.end, at) })
  }
  return fields
}

function varint(message: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0
  for (let at = start, weight = 1; ; at += 1, weight *= 128) {
    const byte = message[at] ?? 0
    value += (byte % 128) * weight
    if (byte < 128) return { value, end: at + 1 }
  }
}

function field(number: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([number * 8 + LENGTH_DELIMITED]), lengthOf(value.length), value])
}

function lengthOf(length: number): Buffer {
  const bytes: number[] = []
  for (let rest = length; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}
