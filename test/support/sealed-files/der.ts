/** DER of another hand: a value is its tag, its length and its content. Says whatever a test wants said, right or wrong. */

export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const long = body.length.toString(16)
  const octets = Buffer.from(long.length % 2 ? `0${long}` : long, 'hex')
  const length = body.length < 128 ? [body.length] : [0x80 | octets.length, ...octets]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

export const sequence = (...members: readonly Uint8Array[]) => der(0x30, ...members)
export const set = (...members: readonly Uint8Array[]) => der(0x31, ...members)
export const integer = (value: number) => der(0x02, Buffer.from([value]))
export const octetString = (bytes: Uint8Array) => der(0x04, bytes)
export const bitString = (bytes: Uint8Array, unused = 0) => der(0x03, Buffer.from([unused]), bytes)
export const utf8 = (text: string) => der(0x0c, Buffer.from(text))
export const ia5 = (text: string) => der(0x16, Buffer.from(text))
export const yes = () => der(0x01, Buffer.from([0xff]))

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(arc)]))
}

/** `2026-01-31T…` as GeneralizedTime. */
export function generalizedTime(iso: string): Buffer {
  return der(0x18, Buffer.from(`${iso.slice(0, 19).replace(/[-:T]/g, '')}Z`))
}

export function utcTime(iso: string): Buffer {
  return der(0x17, Buffer.from(`${iso.slice(2, 19).replace(/[-:T]/g, '')}Z`))
}

function arc(value: number): number[] {
  const groups = [value & 0x7f]
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) groups.unshift((rest & 0x7f) | 0x80)
  return groups
}
