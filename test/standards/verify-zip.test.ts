/** APPNOTE 6.3 as far as a licence file may use it: nothing hidden, nothing twice, headers that agree, sizes within bounds. */
import { deflateRawSync } from 'node:zlib'
import { CONTENT, partsOf } from '../support/sealed-files/file-of-another-maker'
import { checksum, type Entry, type PackageForm, zip } from '../support/sealed-files/package'
import { judged, judgedOf } from '../support/tampering'

const PARTS = [...partsOf()].map(([name, bytes]) => ({ name, bytes }))
const FIRST = PARTS[0]?.name

/** The package with the entry of the first part changed. */
function withFirst(change: Partial<Entry>, form?: PackageForm): Buffer {
  return zip(
    PARTS.map((entry) => (entry.name === FIRST ? { ...entry, ...change } : entry)),
    form,
  )
}

function withEntries(...entries: readonly Entry[]): Buffer {
  return zip([...PARTS, ...entries])
}

const content = (PARTS.find(({ name }) => name === CONTENT)?.bytes ?? Buffer.alloc(0)) as Buffer
const forged = Buffer.from(content.toString().replace('2029', '2039'))

describe('the package of a licence file', () => {
  it('is accepted as our own writer and as another makes it: stored, deflated, streamed with lengths behind the data', () => {
    expect(judgedOf({})).toBe('valid')
    expect(judgedOf({ entry: (entry) => ({ ...entry, deflated: true }) })).toBe('valid')
    expect(judgedOf({ entry: (entry) => ({ ...entry, deflated: true, described: true }) })).toBe('valid')
  })

  it('may come from Windows, Linux or Java, with times and owners beside the names', () => {
    const time = Buffer.from([0x55, 0x54, 5, 0, 1, 0, 0, 0, 0])
    const regular = 0o100644 * 0x10000
    const made = (maker: number, external: number) =>
      withFirst({ deflated: true, local: { extra: time }, central: { maker, external, internal: 1, extra: time } })
    expect(judged(made(20, 0x20))).toBe('valid')
    expect(judged(made(0x031e, regular))).toBe('valid')
    expect(judged(made(0x0a3f, 0))).toBe('valid')
  })

  it('may have entries for its folders', () => {
    expect(
      judged(withEntries({ name: 'Doc_0/Empty/', bytes: Buffer.alloc(0), central: { maker: 20, external: 0x10 } })),
    ).toBe('valid')
  })

  it.each<[string, Buffer]>([
    ['a forged part before the true one', zip([{ name: CONTENT, bytes: forged }, ...PARTS])],
    ['a forged part behind the true one', withEntries({ name: CONTENT, bytes: forged })],
    ['a part whose name differs by letter case only', withEntries({ name: CONTENT.toUpperCase(), bytes: forged })],
    [
      'a part whose name differs by Unicode composition only',
      withEntries({ name: 'Ａ.xml', bytes: forged }, { name: 'a.xml', bytes: forged }),
    ],
    [
      'a folder of the name of a part',
      withEntries({ name: `${CONTENT}/`, bytes: Buffer.alloc(0), central: { maker: 20 } }),
    ],
  ])('is refused with %s', (_what, file) => {
    expect(judged(file)).toBe('container ZIP_DUPLICATE_ENTRY')
  })

  it.each([
    '../OFD.xml',
    'Doc_0/../x.xml',
    '/etc/passwd',
    'C:/x.xml',
    'Doc_0\\x.xml',
    './x.xml',
    'Doc_0//x.xml',
    'x\u0000.xml',
    'x.xml ',
    'x.',
    '',
    `${'x'.repeat(252)}.xml`,
  ])('is refused with a part named %j', (name) => {
    expect(judged(withEntries({ name, bytes: forged }))).toBe('container ZIP_NAME')
  })

  it('is refused with a name that is not ASCII and does not say it is UTF-8', () => {
    const unmarked = { flags: 0 }
    expect(judged(withEntries({ name: '证照.xml', bytes: forged, local: unmarked, central: unmarked }))).toBe(
      'container ZIP_NAME',
    )
  })

  it.each<[string, string, Buffer]>([
    ['bytes behind the end', 'ZIP_END_MISSING', zip(PARTS, { suffix: Buffer.from('x') })],
    ['a comment', 'ZIP_END_MISSING', zip(PARTS, { comment: 'x' })],
    ['bytes before the first part', 'ZIP_GAP', zip(PARTS, { prefix: Buffer.from('MZ') })],
    ['bytes between the parts and the directory', 'ZIP_GAP', zip(PARTS, { gap: Buffer.from('x') })],
    ['an entry that overlaps another', 'ZIP_GAP', withFirst({ central: { offset: 40 } })],
    ['fewer parts stated than there are', 'ZIP_DIRECTORY', zip(PARTS, { count: PARTS.length - 1 })],
    ['more parts stated than there are', 'ZIP_DIRECTORY', zip(PARTS, { count: PARTS.length + 1 })],
    ['a remark in the directory', 'ZIP_FEATURE', withFirst({ central: { comment: 'x' } })],
  ])('is refused with %s', (_what, code, file) => {
    expect(judged(file)).toBe(`container ${code}`)
  })

  it('is refused with bytes between two parts', () => {
    const [first, ...rest] = PARTS
    const { name = '', bytes = Buffer.alloc(0) } = first ?? {}
    const stated = { size: bytes.length, packedSize: bytes.length, crc: checksum(bytes) }
    const padded = { name, bytes: Buffer.concat([bytes, Buffer.from('hidden')]), local: stated, central: stated }
    expect(judged(zip([padded, ...rest]))).toBe('container ZIP_GAP')
  })

  it.each([
    ['version', 20],
    ['flags', 0x800],
    ['method', 8],
    ['time', 1],
    ['date', 1],
    ['crc', 1],
    ['packedSize', 1],
    ['size', 1],
    ['name', 'OFD.xmm'],
  ] as const)('is refused when header and directory disagree on the %s', (field, value) => {
    expect(judged(withFirst({ local: { [field]: value } }))).toBe('container ZIP_HEADER_MISMATCH')
  })

  it.each<[string, Partial<Entry>]>([
    ['an encrypted part', { local: { flags: 1 }, central: { flags: 1 } }],
    ['patched data', { local: { flags: 0x20 }, central: { flags: 0x20 } }],
    ['lengths behind stored data', { local: { flags: 8 }, central: { flags: 8 } }],
    ['another compression', { local: { method: 12 }, central: { method: 12 } }],
    ['ZIP64', { local: { version: 45 }, central: { version: 45 } }],
    ['another disk', { central: { disk: 1 } }],
    ['a symbolic link', { central: { maker: 0x0314, external: 0o120777 * 0x10000 } }],
    ['a device', { central: { maker: 0x0314, external: 0o060644 * 0x10000 } }],
    ['a part that says it is a folder', { central: { maker: 20, external: 0x10 } }],
    ['a name given once more in an extra field', { central: { extra: Buffer.from([0x75, 0x70, 1, 0, 1]) } }],
    ['a name given once more in the header alone', { local: { extra: Buffer.from([0x75, 0x70, 1, 0, 1]) } }],
    ['an extra field cut short', { central: { extra: Buffer.from([0x55, 0x54, 9, 0]) } }],
  ])('is refused with %s', (_what, change) => {
    expect(judged(withFirst(change))).toBe('container ZIP_FEATURE')
  })

  it('is refused with a wrong checksum or length in header and directory alike', () => {
    const size = PARTS[0]?.bytes.length ?? 0
    const packedSize = deflateRawSync(PARTS[0]?.bytes ?? '').length
    for (const lie of [{ crc: 1 }, { size: size + 1, packedSize }, { size: size - 1, packedSize }]) {
      expect(judged(withFirst({ deflated: true, local: lie, central: lie }))).toBe('container ZIP_CONTENT')
    }
  })

  it('is refused with bytes behind the end of deflated data', () => {
    expect(judged(withFirst({ deflated: true, trailing: Buffer.from('hidden') }))).toBe('container ZIP_CONTENT')
  })

  it('is refused when lengths behind the data disagree with the directory', () => {
    const file = withFirst({ deflated: true, described: true })
    const descriptor = file.indexOf(Buffer.from([0x50, 0x4b, 7, 8]))
    for (const field of [0, 4, 8, 12]) {
      const altered = Buffer.from(file)
      altered.writeUInt8(altered.readUInt8(descriptor + field) ^ 1, descriptor + field)
      expect(judged(altered)).toBe('container ZIP_HEADER_MISMATCH')
    }
  })
})

describe('a package made to exhaust who opens it', () => {
  const zeros = (bytes: number) => Buffer.alloc(bytes)

  it('is refused for one part of more than 10 MB', () => {
    const size = 10_000_001
    expect(
      judged(
        withEntries({
          name: 'x',
          bytes: zeros(1),
          local: { size, packedSize: size },
          central: { size, packedSize: size },
        }),
      ),
    ).toBe('container ZIP_LIMIT')
  })

  it('is refused for parts of more than 20 MB together', () => {
    const big = (name: string) => ({ name, bytes: zeros(100_000), deflated: true })
    const claims = { size: 9_900_000, packedSize: 99_000 }
    const entries = ['x', 'y', 'z'].map((name) => ({ ...big(name), local: claims, central: claims }))
    expect(judged(withEntries(...entries))).toBe('container ZIP_LIMIT')
  })

  it('is refused for a part that grows more than a hundredfold', () => {
    expect(judged(withEntries({ name: 'x', bytes: zeros(1_000_000), deflated: true }))).toBe('container ZIP_LIMIT')
  })

  it('is refused for a part that grows beyond what it states, and is not unpacked to find out', () => {
    const lie = { size: 100_000 }
    const bomb = { name: 'x', bytes: zeros(9_000_000), deflated: true, local: lie, central: lie }
    expect(judged(withEntries(bomb))).toBe('container ZIP_CONTENT')
  })

  it('is refused for more than 1000 parts', () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ name: `${index}`, bytes: zeros(0) }))
    expect(judged(zip(many))).toBe('container ZIP_LIMIT')
  })

  it('is refused unread when the file has more than 20 MB', () => {
    expect(judged(zeros(20_000_001))).toBe('container FILE_TOO_LARGE')
  })

  it('does not open a package within the package', () => {
    const nested = zip(
      Array.from({ length: 16 }, (_, index) => ({ name: `${index}`, bytes: zeros(100_000), deflated: true })),
    )
    const parts = (within: Map<string, Buffer>) => within.set('Doc_0/Res/font.ttf', nested)
    expect(judgedOf({ parts })).toBe('valid')
  })
})
