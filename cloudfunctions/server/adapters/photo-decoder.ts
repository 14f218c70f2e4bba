/**
 * 照片解码: jpeg-js and pngjs, both plain JavaScript, told to forgive nothing. They are asked only about pictures whose header claims a bounded
 * number of pixels; their own bounds are the second lock.
 */
import { decode } from 'jpeg-js'
import { PNG } from 'pngjs'
import type { DecodesPhoto } from '../../../src/core/licence/compliance/photo-rules'

/** Far above any portrait, far below what a function's memory holds. */
const LIMITS = { maxResolutionInMP: 4, maxMemoryUsageInMB: 128 }

/** 结束标记: what a whole JPEG ends with. The decoder itself fills in what is missing at the end. */
const END_OF_IMAGE = [0xff, 0xd9]

const DECODERS: { readonly [F in Parameters<DecodesPhoto>[0]]: (bytes: Uint8Array) => void } = {
  jpeg: (bytes) => {
    if (!endsWith(bytes, END_OF_IMAGE)) throw new Error('no end of image')
    decode(bytes, { ...LIMITS, useTArray: true, tolerantDecoding: false })
  },
  png: (bytes) => {
    PNG.sync.read(Buffer.from(bytes), { checkCRC: true })
  },
}

export const decodesPhoto: DecodesPhoto = (format, bytes) => {
  try {
    DECODERS[format](bytes)
    return true
  } catch {
    // Whatever a decoder says against it, the picture cannot be shown; its message may quote the bytes.
    return false
  }
}

function endsWith(bytes: Uint8Array, ending: readonly number[]): boolean {
  return ending.every((byte, index) => bytes[bytes.length - ending.length + index] === byte)
}
