/** The frame header of a JPEG (ISO/IEC 10918-1, B.2.2): what a PDF must say of a picture it holds unopened. */

export interface JpegFrame {
  readonly width: number
  readonly height: number
  /** 1: grey; 3: colour. */
  readonly components: 1 | 3
}

/** Start of frame: baseline, extended and progressive; the others are lossless or hierarchical, which readers of PDF do not draw. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2]
const START_OF_SCAN = 0xda

/** Throws RangeError on what is no such JPEG, has four colours, or is not eight bits deep. */
export function jpegFrame(bytes: Uint8Array): JpegFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(0) !== 0xffd8) throw new RangeError('not a JPEG')
  let at = 2
  for (let marker = view.getUint16(at); !FRAMES.includes(marker & 0xff); marker = view.getUint16(at)) {
    if (marker >> 8 !== 0xff || (marker & 0xff) === START_OF_SCAN) throw new RangeError('a JPEG without a frame')
    at += 2 + view.getUint16(at + 2)
  }
  const components = view.getUint8(at + 9)
  if (view.getUint8(at + 4) !== 8 || (components !== 1 && components !== 3))
    throw new RangeError('a JPEG of another depth')
  return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), components }
}
