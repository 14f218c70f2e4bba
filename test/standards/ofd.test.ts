/** GB/T 33190 OFD 文件: what the writer makes of a document, read with an XML reader of another hand. */
import { spawnSync } from 'node:child_process'
import { ofdParts } from '../../cloudfunctions/server/documents/ofd/ofd-parts'
import type { Mark } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import { documentOf, line, PHOTO, pageOf } from '../support/small-document'
import { typefaces } from '../support/typefaces'
import { all, readTree, type XmlNode } from '../support/xml-tree'

let fonts: Typefaces
beforeAll(() => {
  fonts = typefaces()
})

const PAGE = 'Doc_0/Pages/Page_0/Content.xml'

function written(body: readonly Mark[]): ReadonlyMap<string, Uint8Array> {
  return ofdParts(documentOf(body), fonts)
}

function read(parts: ReadonlyMap<string, Uint8Array>, part: string): XmlNode {
  const bytes = parts.get(part)
  if (!bytes) throw new Error(`there is no ${part}`)
  return readTree(bytes)
}

function numbers(text: string | undefined): readonly number[] {
  return (text ?? '').split(' ').map(Number)
}

/** 字符间距 (DeltaX) written out. */
function advances(text: string | undefined): readonly number[] {
  const words = text?.split(' ') ?? []
  const found: number[] = []
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== 'g') found.push(Number(words[at]))
    else found.push(...Array<number>(Number(words[++at])).fill(Number(words[++at])))
  }
  return found
}

const EVERYTHING: readonly Mark[] = [
  line('中华人民共和国道路运输证 No.1', { field: 'CertificateName' }),
  line('李𠮷', { y: 30, field: 'CertificateHolderName' }),
  { kind: 'image', x: 70, y: 10, width: 20, height: 25, format: 'jpeg', bytes: PHOTO, field: 'photo' },
]

describe('the package', () => {
  it('begins with OFD.xml and holds the parts that the standard names', () => {
    expect([...written(EVERYTHING).keys()]).toEqual([
      'OFD.xml',
      'Doc_0/Document.xml',
      'Doc_0/PublicRes.xml',
      expect.stringMatching(/^Doc_0\/Res\/.+\.ttf$/),
      expect.stringMatching(/^Doc_0\/Res\/.+\.ttf$/),
      'Doc_0/DocumentRes.xml',
      'Doc_0/Res/Image_0.jpg',
      'Doc_0/Tpls/Tpl_0/Content.xml',
      PAGE,
      'Doc_0/Attachs/Attachments.xml',
      'Doc_0/Attachs/metadata.xml',
      'Doc_0/Tags/CustomTags.xml',
      'Doc_0/Tags/CustomTag.xml',
    ])
  })

  it('says in OFD.xml what the document is, the day in China, and the metadata by name', () => {
    const root = read(written([]), 'OFD.xml')
    const [info] = all(root, 'DocInfo')
    expect(info?.children.map(({ name }) => name)).toEqual(['DocID', 'Title', 'CreationDate', 'Creator', 'CustomDatas'])
    expect(all(root, 'CreationDate')[0]?.text).toBe('2026-06-01')
    expect(all(root, 'CustomData').map(({ attributes, text }) => [attributes.get('Name'), text])).toEqual([
      ['CertificateName', '道路运输证'],
      ['CertificateHolderName', '<甲> & "乙"'],
    ])
  })

  it('gives every object an identifier of its own, none above MaxUnitID', () => {
    const parts = written(EVERYTHING)
    const roots = [...parts.keys()].filter((part) => part.endsWith('.xml')).map((part) => read(parts, part))
    const ids = roots.flatMap((root) => allIds(root)).sort((a, b) => a - b)
    expect(new Set(ids).size).toBe(ids.length)
    expect(all(read(parts, 'Doc_0/Document.xml'), 'MaxUnitID')[0]?.text).toBe(String(ids.at(-1)))
  })

  it('keeps artwork that pages share, and a picture shown twice, once', () => {
    const image: Mark = { kind: 'image', x: 0, y: 0, width: 9, height: 9, format: 'jpeg', bytes: PHOTO }
    const page = pageOf([image, image])
    const parts = ofdParts(documentOf([], { pages: [page, page] }), fonts)
    const names = [...parts.keys()]
    expect(names.filter((name) => name.includes('/Tpls/'))).toHaveLength(1)
    expect(names.filter((name) => name.includes('Image_'))).toHaveLength(1)
    expect(names.filter((name) => name.includes('/Pages/'))).toHaveLength(2)
  })

  it('points from each field to the objects that show it, on their page', () => {
    const parts = written(EVERYTHING)
    const fields = all(read(parts, 'Doc_0/Tags/CustomTag.xml'), 'Field')
    expect(fields.map(({ attributes }) => attributes.get('Name'))).toEqual([
      'CertificateName',
      'CertificateHolderName',
      'photo',
    ])
    const page = read(parts, PAGE)
    const objects = new Map(
      ['TextObject', 'ImageObject'].flatMap((name) => all(page, name)).map((one) => [one.attributes.get('ID'), one]),
    )
    const shown = fields.map((field) => all(field, 'ObjectRef').map(({ text }) => objects.get(text)))
    expect(shown[1]?.map((object) => object && all(object, 'TextCode')[0]?.text)).toEqual(['李', '𠮷'])
    expect(shown[2]?.map((object) => object?.name)).toEqual(['ImageObject'])
    expect(
      fields.flatMap((field) => all(field, 'ObjectRef')).every((one) => one.attributes.get('PageRef') === '1'),
    ).toBe(true)
  })

  it('is the same bytes for the same document, in another process too', () => {
    const script = `
      const { ofdParts } = require('./cloudfunctions/server/documents/ofd/ofd-parts')
      const { typefaces } = require('./test/support/typefaces')
      const { documentOf, line } = require('./test/support/small-document')
      const parts = ofdParts(documentOf([line('道路运输证 𠮷')]), typefaces())
      process.stdout.write(Buffer.concat([...parts.values()]).toString('hex'))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toBe(Buffer.concat([...written([line('道路运输证 𠮷')]).values()]).toString('hex'))
  })
})

function allIds(element: XmlNode): readonly number[] {
  const own = element.attributes.get('ID')
  return [...(own === undefined ? [] : [Number(own)]), ...element.children.flatMap(allIds)]
}

describe('a line of text', () => {
  it('has the advances of its font, the same ones in a row written once', () => {
    const [code] = all(read(written([line('道路运输证No.1')]), PAGE), 'TextCode')
    const expected = [...'道路运输证No.'].map((character) => (fonts.advance(character) * 4) / 1000)
    const found = advances(code?.attributes.get('DeltaX'))
    expect(found).toHaveLength(expected.length)
    for (const [at, advance] of expected.entries()) expect(found[at]).toBeCloseTo(advance, 3)
    expect(code?.attributes.get('DeltaX')).toMatch(/^g 5 4 /)
  })

  it('adds its spacing after every character', () => {
    const [code] = all(read(written([line('道路运', { spacing: 0.5 })]), PAGE), 'TextCode')
    expect(advances(code?.attributes.get('DeltaX'))).toEqual([4.5, 4.5])
  })

  it('stands on its baseline within a boundary as wide as its advances and as high as its font', () => {
    const [object] = all(read(written([line('道路7')]), PAGE), 'TextObject')
    const [x = 0, y = 0, width, height] = numbers(object?.attributes.get('Boundary'))
    const [code] = object ? all(object, 'TextCode') : []
    expect(x).toBe(10)
    expect(y + Number(code?.attributes.get('Y'))).toBeCloseTo(20, 3)
    expect(width).toBeCloseTo(8 + (fonts.advance('7') * 4) / 1000, 3)
    expect(height).toBeCloseTo(((fonts.ascent + fonts.descent) * 4) / 1000, 3)
  })

  it.each([-24, 30, 90, 180])('turned by %i° begins at its place and lies within its boundary', (rotation) => {
    const text = '仅供测试使用'
    const [object] = all(read(written([line(text, { x: 50, y: 30, rotation })]), PAGE), 'TextObject')
    const [left = 0, top = 0, width = 0, height = 0] = numbers(object?.attributes.get('Boundary'))
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers(object?.attributes.get('CTM'))
    expect([left + e, top + f].map((value) => Math.round(value * 100) / 100)).toEqual([50, 30])
    const radians = (rotation * Math.PI) / 180
    expect([a, b]).toEqual([expect.closeTo(Math.cos(radians), 5), expect.closeTo(Math.sin(radians), 5)])
    const length = [...text].length * 4
    for (const [along, down] of [
      [0, (-fonts.ascent * 4) / 1000],
      [length, (fonts.descent * 4) / 1000],
    ] as const) {
      const [x, y] = [a * along + c * down + e, b * along + d * down + f]
      expect(x).toBeGreaterThan(-0.01)
      expect(x).toBeLessThan(width + 0.01)
      expect(y).toBeGreaterThan(-0.01)
      expect(y).toBeLessThan(height + 0.01)
    }
  })

  it('writes a watermark as one object, each of its lines at its place', () => {
    const marks = [
      line('仅供测试', { x: 30, y: 30, rotation: -24 }),
      line('仅供测试', { x: 60, y: 45, rotation: -24 }),
      line('不作他用', { x: 32, y: 36, rotation: -24 }),
    ]
    const [object, ...others] = all(read(written(marks), PAGE), 'TextObject')
    expect(others).toEqual([])
    const [left = 0, top = 0] = numbers(object?.attributes.get('Boundary'))
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers(object?.attributes.get('CTM'))
    const codes = object ? all(object, 'TextCode') : []
    const begins = codes.map(({ attributes }) => [Number(attributes.get('X')), Number(attributes.get('Y'))] as const)
    const onPage = begins.map(([x, y]) => [left + a * x + c * y + e, top + b * x + d * y + f])
    expect(codes.map(({ text }) => text)).toEqual(marks.map(({ text }) => text))
    for (const [at, { x, y }] of marks.entries()) {
      expect(onPage[at]?.[0]).toBeCloseTo(x, 2)
      expect(onPage[at]?.[1]).toBeCloseTo(y, 2)
    }
  })

  it.each([
    ['stand on one baseline', { x: 40, y: 20, rotation: 180 }],
    ['are of two colours', { x: 40, y: 40, rotation: 180, colour: [9, 9, 9] as const }],
    ['are turned differently', { x: 40, y: 40, rotation: 170 }],
    ['change the font', { x: 40, y: 40, rotation: 180, text: '李𠮷' }],
    ['show a field', { x: 40, y: 40, rotation: 180, field: 'purpose' }],
  ])('writes turned lines one by one when they %s', (_why, other) => {
    const marks = [line('仅供测试', { rotation: 180 }), line('仅供测试', other)]
    expect(all(read(written(marks), PAGE), 'TextObject').length).toBeGreaterThan(1)
  })

  it('changes the font for a rare character, which follows where the line has come to', () => {
    const objects = all(read(written([line('李𠮷明')]), PAGE), 'TextObject')
    expect(objects.map((object) => all(object, 'TextCode')[0]?.text)).toEqual(['李', '𠮷', '明'])
    expect(objects.map((object) => numbers(object.attributes.get('Boundary'))[0])).toEqual([10, 14, 18])
    const [first, rare, last] = objects.map((object) => object.attributes.get('Font'))
    expect(rare).not.toBe(first)
    expect(last).toBe(first)
  })

  it('leaves blanks at its ends out, without moving what is between', () => {
    const [object] = all(read(written([line(' 道路 ')]), PAGE), 'TextObject')
    const blank = (fonts.advance(' ') * 4) / 1000
    expect(object && all(object, 'TextCode')[0]?.text).toBe('道路')
    expect(numbers(object?.attributes.get('Boundary'))[0]).toBeCloseTo(10 + blank, 3)
    expect(advances(object && all(object, 'TextCode')[0]?.attributes.get('DeltaX'))).toEqual([4])
    expect(all(read(written([line('   ')]), PAGE), 'TextObject')).toEqual([])
  })

  it('comes back as it was written, markup and all', () => {
    const text = '<b>甲</b>&amp;"乙"\'丙\''
    expect(all(read(written([line(text)]), PAGE), 'TextCode')[0]?.text).toBe(text)
  })

  it.each(['\u{30001}', '😀', '\uE000'])(
    'is refused for %s, which no font draws, naming its code point',
    (character) => {
      expect(() => written([line(`李${character}`)])).toThrow(
        `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`,
      )
    },
  )

  it.each(['\u0000', '\n', '\u009f', '\uD842', '\uFFFE'])('is refused anywhere in the file for %j', (character) => {
    expect(() => ofdParts(documentOf([], { title: `道${character}` }), fonts)).toThrow()
    expect(() => ofdParts(documentOf([], { metadata: [{ name: 'a', value: character }] }), fonts)).toThrow()
  })
})

describe('a path', () => {
  it('is written from its boundary, which holds its line too, with the letters of the standard', () => {
    const [object] = all(read(written([]), 'Doc_0/Tpls/Tpl_0/Content.xml'), 'PathObject')
    expect(object?.attributes.get('Boundary')).toBe('4.75 4.75 90.5 52.5')
    expect(object && all(object, 'AbbreviatedData')[0]?.text).toBe(
      'M 0.25 0.25 L 90.25 0.25 L 90.25 50.25 B 75.25 52.25 15.25 52.25 0.25 50.25 C',
    )
    expect(object?.attributes.get('DashPattern')).toBe('2 1')
  })

  it('of squares on a grid is written in whole steps of it, and means the same points', () => {
    const module = 30 / 37
    const steps = Array.from({ length: 20 }, (_, at) => {
      const [x, y] = [40 + (at % 5) * 2 * module, 10 + Math.floor(at / 5) * module]
      return [['M', x, y], ['L', x + module, y], ['L', x + module, y + module], ['Z']] as const
    }).flat()
    const [object] = all(read(written([{ kind: 'path', steps, fill: [0, 0, 0] }]), PAGE), 'PathObject')
    const words = (object && all(object, 'AbbreviatedData')[0]?.text)?.split(' ') ?? []
    expect(words.every((word) => /^([MLC]|\d+)$/.test(word))).toBe(true)
    const [scale = 0] = numbers(object?.attributes.get('CTM'))
    const [left = 0] = numbers(object?.attributes.get('Boundary'))
    expect(left + Number(words[words.lastIndexOf('M') + 1]) * scale).toBeCloseTo(40 + 8 * module, 3)
  })
})

describe('what is not a document', () => {
  it.each([
    ['no page', { pages: [] }],
    ['an id that is not 32 hex digits', { id: 'x' }],
    ['an attachment whose name leads elsewhere', { attachment: { name: '../a.xml', bytes: new Uint8Array() } }],
    ['a time that is none', { madeAt: 'yesterday' }],
  ])('is refused: %s', (_, changes) => {
    expect(() => ofdParts(documentOf([], changes), fonts)).toThrow()
  })
})
