/** 印章图像: the small palette PNG (ISO/IEC 15948) that the seal's picture is, read back by another hand. */
import { PNG } from 'pngjs'
import { palettePng } from '../../local/pki/seal-picture/palette-png'

const RED = [214, 0, 24] as const

/** Red, green, blue and opacity of each pixel. */
function pixelsOf(opacities: readonly number[], width: number): readonly (readonly number[])[] {
  const png = palettePng(Uint8Array.from(opacities), width, opacities.length / width, RED, 8000)
  const { data } = PNG.sync.read(png)
  return opacities.map((_, index) => [...data.subarray(index * 4, index * 4 + 4)])
}

describe('a picture in one colour', () => {
  it('keeps four opacities', () => {
    expect(pixelsOf([0, 85, 170, 255], 4)).toEqual([0, 85, 170, 255].map((opacity) => [...RED, opacity]))
  })

  it('takes the nearest of them for any other', () => {
    expect(pixelsOf([42, 43, 127, 128, 212, 213], 6).map(([, , , opacity]) => opacity)).toEqual([
      0, 85, 85, 170, 170, 255,
    ])
  })

  it.each([1, 2, 3, 4, 5, 7, 8, 9])('may be %i pixels wide', (width) => {
    const opacities = Array.from({ length: width * 3 }, (_, index) => [0, 85, 170, 255][index % 4] ?? 0)
    expect(pixelsOf(opacities, width).map(([, , , opacity]) => opacity)).toEqual(opacities)
  })
})
