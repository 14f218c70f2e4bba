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
  it('is there or not there: half covered is there', () => {
    const shown = [0, 0, 255, 255].map((opacity) => [...RED, opacity])
    expect(pixelsOf([0, 127, 128, 255], 4)).toEqual(shown)
  })

  it.each([1, 2, 7, 8, 9, 15, 16, 17])('may be %i pixels wide', (width) => {
    const opacities = Array.from({ length: width * 3 }, (_, index) => [0, 255, 255][index % 3] ?? 0)
    expect(pixelsOf(opacities, width).map(([, , , opacity]) => opacity)).toEqual(opacities)
  })
})
