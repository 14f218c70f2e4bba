/** RFC 8785 JSON Canonicalization Scheme. */
import fc from 'fast-check'
import { canonicalJson } from '../../src/core/canonical-json'

describe('RFC 8785 canonical JSON', () => {
  it('sorts keys by UTF-16 units, as the RFC’s example does', () => {
    const value = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\ud83d\ude00': 'Smiley',
      '\u0080': 'C',
      '\u00f6': 'O',
    }
    const written = [...canonicalJson(value).matchAll(/:"(\w+)"/g)].map(([, name]) => name)
    expect(written).toEqual(['CR', 'One', 'C', 'O', 'Euro', 'Smiley', 'Dalet'])
  })

  it('writes numbers and texts as ECMAScript does', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('does not depend on the order in which members were written', () => {
    const members = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([key]) => key })
    fc.assert(
      fc.property(members, (entries) => {
        expect(canonicalJson(Object.fromEntries(entries.slice().reverse()))).toBe(
          canonicalJson(Object.fromEntries(entries)),
        )
      }),
    )
  })

  it('says the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    )
  })

  it('leaves out members without a value', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  it.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [() => 1],
    [new Date(0)],
    [new Map()],
    [[undefined]],
    [Symbol('x')],
  ])('refuses %p, which JSON cannot say', (value) => expect(() => canonicalJson(value)).toThrow(TypeError))

  it('refuses a value nested beyond 64 levels instead of exhausting the stack', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)
    expect(() => canonicalJson(deep)).toThrow(RangeError)
  })
})
