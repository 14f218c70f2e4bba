/** GB/T 32905-2016 SM3, and the keyed form of it (HMAC, RFC 2104 with SM3). Our own: a third of a library's size on the phone. */
import { utf8 } from '../text-bytes'
import { toHex } from './hex'

const BLOCK_BYTES = 64
/** The length of the message in bits, at the end of the last block. */
const LENGTH_BYTES = 8
const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const
/** T of each round, already turned. */
const CONSTANTS = Int32Array.from({ length: 64 }, (_, round) =>
  turned(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32),
)

/** The digest of bytes, or of the UTF-8 of a text, as 64 lower-case hex digits. */
export function sm3Hex(message: Uint8Array | string): string {
  return toHex(sm3(bytesOf(message)))
}

/** The keyed digest as 64 lower-case hex digits. `key` is bytes, so that hex and text cannot be mistaken for each other. */
export function hmacSm3Hex(key: Uint8Array, message: Uint8Array | string): string {
  return toHex(hmacSm3(key, bytesOf(message)))
}

/** The digest of bytes, 32 bytes. */
export function sm3(message: Uint8Array): Uint8Array {
  const state = Int32Array.from(START)
  const words = new Int32Array(68)
  const whole = message.length - (message.length % BLOCK_BYTES)
  for (let at = 0; at < whole; at += BLOCK_BYTES) takeBlock(state, words, message, at)
  const end = lastBlocks(message, whole)
  for (let at = 0; at < end.length; at += BLOCK_BYTES) takeBlock(state, words, end, at)
  const digest = new Uint8Array(32)
  const view = new DataView(digest.buffer)
  state.forEach((word, index) => {
    view.setInt32(index * 4, word)
  })
  return digest
}

/** The keyed digest, 32 bytes. */
export function hmacSm3(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK_BYTES ? sm3(key) : key
  const inner = new Uint8Array(BLOCK_BYTES + message.length).fill(0x36, 0, BLOCK_BYTES)
  const outer = new Uint8Array(BLOCK_BYTES + 32).fill(0x5c, 0, BLOCK_BYTES)
  short.forEach((byte, index) => {
    inner[index] = byte ^ 0x36
    outer[index] = byte ^ 0x5c
  })
  inner.set(message, BLOCK_BYTES)
  outer.set(sm3(inner), BLOCK_BYTES)
  return sm3(outer)
}

/** What is left of the message after its whole blocks, a one, zeros, and its length. */
function lastBlocks(message: Uint8Array, whole: number): Uint8Array {
  const rest = message.length - whole
  const end = new Uint8Array(rest + LENGTH_BYTES < BLOCK_BYTES ? BLOCK_BYTES : 2 * BLOCK_BYTES)
  end.set(message.subarray(whole))
  end[rest] = 0x80
  const view = new DataView(end.buffer)
  view.setUint32(end.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(end.length - 4, message.length * 8)
  return end
}

/** The compression function of section 5.3.3. All in local numbers and without iterators: half of the time would go there. */
function takeBlock(state: Int32Array, words: Int32Array, bytes: Uint8Array, from: number): void {
  expand(words, bytes, from)
  let a = state[0] ?? 0
  let b = state[1] ?? 0
  let c = state[2] ?? 0
  let d = state[3] ?? 0
  let e = state[4] ?? 0
  let f = state[5] ?? 0
  let g = state[6] ?? 0
  let h = state[7] ?? 0
  for (let round = 0; round < 64; round++) {
    const a12 = (a << 12) | (a >>> 20)
    const sum = (a12 + e + (CONSTANTS[round] ?? 0)) | 0
    const ss1 = (sum << 7) | (sum >>> 25)
    const word = words[round] ?? 0
    const mixed = (ss1 ^ a12) + (word ^ (words[round + 4] ?? 0))
    const isEarly = round < 16
    const tt1 = ((isEarly ? a ^ b ^ c : (a & b) | (c & (a | b))) + d + mixed) | 0
    const tt2 = ((isEarly ? e ^ f ^ g : g ^ (e & (f ^ g))) + h + ss1 + word) | 0
    d = c
    c = (b << 9) | (b >>> 23)
    b = a
    a = tt1
    h = g
    g = (f << 19) | (f >>> 13)
    f = e
    e = tt2 ^ ((tt2 << 9) | (tt2 >>> 23)) ^ ((tt2 << 17) | (tt2 >>> 15))
  }
  state[0] = (state[0] ?? 0) ^ a
  state[1] = (state[1] ?? 0) ^ b
  state[2] = (state[2] ?? 0) ^ c
  state[3] = (state[3] ?? 0) ^ d
  state[4] = (state[4] ?? 0) ^ e
  state[5] = (state[5] ?? 0) ^ f
  state[6] = (state[6] ?? 0) ^ g
  state[7] = (state[7] ?? 0) ^ h
}

/** The 68 words of section 5.3.2. */
function expand(words: Int32Array, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < 16; at++) {
    const first = from + at * 4
    words[at] =
      ((bytes[first] ?? 0) << 24) |
      ((bytes[first + 1] ?? 0) << 16) |
      ((bytes[first + 2] ?? 0) << 8) |
      (bytes[first + 3] ?? 0)
  }
  for (let at = 16; at < 68; at++) {
    const near = words[at - 3] ?? 0
    const far = words[at - 13] ?? 0
    const x = (words[at - 16] ?? 0) ^ (words[at - 9] ?? 0) ^ ((near << 15) | (near >>> 17))
    const mixed = x ^ ((x << 15) | (x >>> 17)) ^ ((x << 23) | (x >>> 9))
    words[at] = mixed ^ ((far << 7) | (far >>> 25)) ^ (words[at - 6] ?? 0)
  }
}

function turned(word: number, by: number): number {
  return by === 0 ? word : (word << by) | (word >>> (32 - by))
}

function bytesOf(message: Uint8Array | string): Uint8Array {
  return typeof message === 'string' ? utf8(message) : message
}
