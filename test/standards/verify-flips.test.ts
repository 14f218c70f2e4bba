/** Not one bit of a sealed file can be changed: headers bit by bit and the signature bit by bit, in a small file packed as ours are. */
import { CONTENT, fileOf, partsOf, sealOf, VALUE } from '../support/sealed-files/file-of-another-maker'
import { zip } from '../support/sealed-files/package'
import { flipped, headersOf, judged } from '../support/tampering'

const FILE = fileOf()
const END = 22

/** Every verdict on the file with one of the bits changed, once. */
function verdicts(file: Buffer, from: number, bytes: number): ReadonlySet<string> {
  const bits = Array.from({ length: bytes * 8 }, (_, index) => from * 8 + index)
  return new Set(bits.map((bit) => judged(flipped(file, bit))))
}

describe('a file with a single bit changed', () => {
  beforeAll(() => expect(judged(FILE)).toBe('valid'))

  it('is not valid wherever the bit is in a local header, in the directory or in the end record', () => {
    const { local, central } = headersOf(FILE, CONTENT)
    const places = [
      ...verdicts(FILE, local, 30 + CONTENT.length),
      ...verdicts(FILE, central, 46 + CONTENT.length),
      ...verdicts(FILE, FILE.length - END, END),
    ]
    expect(places.filter((verdict) => !verdict.startsWith('container ZIP_'))).toEqual([])
  })

  it('is not valid wherever the bit is in the signature value, checksums of the package put right', () => {
    const parts = partsOf({ seal: sealOf({ picture: Buffer.alloc(0) }) })
    const value = parts.get(VALUE) ?? Buffer.alloc(0)
    const found = new Set<string>()
    for (let bit = 0; bit < value.length * 8; bit++) {
      const altered = [...parts].map(([name, bytes]) => ({ name, bytes: name === VALUE ? flipped(bytes, bit) : bytes }))
      found.add(judged(zip(altered)))
    }
    expect(found).not.toContain('valid')
    expect([...found].filter((verdict) => verdict.startsWith('container'))).toEqual([])
  })
})
