/** 文件字体: what licence files are written with. A character is drawn by one of two fonts or refused; never by a box. */
import { spawnSync } from 'node:child_process'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import { toHex } from '../../src/core/crypto/hex'
import { typefaces } from '../support/typefaces'

let fonts: Typefaces
beforeAll(() => {
  fonts = typefaces()
})

/** The face that draws it, for tests that know there is one. */
function faceOf(character: string) {
  const face = fonts.faceOf(character)
  if (face === undefined) throw new Error('no face')
  return face
}

describe('the main font', () => {
  it.each(['道', '䶮', '㛃', '𣲗', 'A', '7', '（', '·'])('draws %s', (character) => {
    expect(fonts.faceOf(character)).toBe('NotoSansSC')
  })

  it('gives a Chinese character the whole em and a digit about half', () => {
    expect(fonts.advance('道')).toBe(1000)
    expect(fonts.advance('7')).toBeGreaterThan(500)
    expect(fonts.advance('7')).toBeLessThan(600)
  })

  it('is higher above the baseline than deep below it, and an em fits between', () => {
    expect(fonts.ascent).toBeGreaterThan(fonts.descent)
    expect(fonts.ascent + fonts.descent).toBeGreaterThanOrEqual(1000)
  })
})

describe('the font of rare characters', () => {
  it.each([
    ['𠮷', /^HanaMinB-Extension-B-\d+$/],
    ['𫟷', /^HanaMinB-Extension-D$/],
    ['𬎆', /^HanaMinB-Extension-E-\d$/],
    ['𮯠', /^HanaMinB-Extension-F-\d$/],
  ])('draws %s, which the main font lacks', (character, slice) => {
    expect(fonts.faceOf(character)).toMatch(slice)
    expect(fonts.advance(character)).toBe(1000)
    expect(fonts.subset(faceOf(character), new Set([character])).glyphOf(character)).toBe(1)
  })

  it('draws the whole of extension B that was in Unicode when it was made, and C to F', () => {
    const planes = [
      [0x20000, 0x2a6d6],
      [0x2a700, 0x2b734],
      [0x2b740, 0x2b81d],
      [0x2b820, 0x2cea1],
      [0x2ceb0, 0x2ebe0],
    ] as const
    for (const [first, last] of planes) {
      for (let point = first; point <= last; point++) expect(fonts.faceOf(String.fromCodePoint(point))).toBeDefined()
    }
  })
})

describe('a character that neither draws', () => {
  // Extension G, an emoji, a private character, an unassigned one, a control, half a pair.
  it.each(['\u{30001}', '😀', '\uE000', '\u0378', '\n', '\uD842'])('has no face: %j', (character) => {
    expect(fonts.faceOf(character)).toBeUndefined()
    expect(() => fonts.advance(character)).toThrow(/no font draws U\+/)
  })

  it('is refused in a subset, named by its code point', () => {
    expect(() => fonts.subset(faceOf('道'), new Set(['道', '𠮷']))).toThrow('U+20BB7')
  })
})

describe('a subset', () => {
  it('holds its characters and no others, each with its own glyph and the advance of the whole font', () => {
    const subset = fonts.subset(faceOf('道'), new Set('道路运输 7'))
    const glyphs = [...'道路运输 7'].map((character) => subset.glyphOf(character))
    expect(new Set(glyphs).size).toBe(6)
    expect(Math.min(...glyphs)).toBeGreaterThan(0)
    for (const character of '道7') expect(subset.advance(character)).toBe(fonts.advance(character))
    expect(() => subset.glyphOf('证')).toThrow('U+8BC1')
  })

  it('has outlines as TrueType has them and no tables for layout', () => {
    const { bytes } = fonts.subset(faceOf('道'), new Set('道路'))
    const tables = Array.from({ length: Buffer.from(bytes).readUInt16BE(4) }, (_, index) =>
      Buffer.from(bytes).toString('latin1', 12 + index * 16, 16 + index * 16),
    )
    expect(tables).toEqual(['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'])
  })

  it('is the same bytes for the same characters, in whatever order they come and whatever was made before', () => {
    const once = fonts.subset(faceOf('道'), new Set('道路运输经营许可证'))
    fonts.subset(faceOf('𠮷'), new Set('𠮷'))
    const again = fonts.subset(faceOf('道'), new Set([...'道路运输经营许可证'].reverse()))
    expect(toHex(again.bytes)).toBe(toHex(once.bytes))
  })

  it('is the same bytes in another process', () => {
    const script = `
      const { openTypefaces } = require('./cloudfunctions/server/adapters/typefaces')
      const fonts = openTypefaces('dist/fonts')
      process.stdout.write(Buffer.from(fonts.subset(fonts.faceOf('道'), new Set('道路')).bytes).toString('hex'))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toBe(toHex(fonts.subset(faceOf('道'), new Set('道路')).bytes))
  })

  it('costs no memory that stays', () => {
    const characters = new Set('道路运输电子证照经营许可证持证人业户名称地址经济性质有效期限核发机关')
    const make = (times: number) => {
      for (let index = 0; index < times; index++) fonts.subset(faceOf('道'), characters)
    }
    make(50)
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external
    make(500)
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().external - before).toBeLessThan(32 * 1024 * 1024)
  })
})
