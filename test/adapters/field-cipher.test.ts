import { fieldCipher } from '../../cloudfunctions/server/adapters/field-cipher'
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import type { Place } from '../../cloudfunctions/server/ports'
import type { Sealed } from '../../cloudfunctions/server/records'

const [FIRST, SECOND] = ['1a'.repeat(48), '2b'.repeat(48)]
const cipher = fieldCipher({ current: 'k1', keys: { k1: FIRST } })
const place: Place = { collection: 'licences', id: 'a', field: 'holderName' }
const NAME = '买买提·阿不都拉'

describe('a sealed field', () => {
  it.each(['', NAME, 'x'.repeat(100_000)])('opens to what was sealed: %#', (text) => {
    expect(cipher.open(place, cipher.seal(place, text))).toBe(text)
  })

  it('never is the same twice', () => {
    expect(cipher.seal(place, NAME)).not.toBe(cipher.seal(place, NAME))
  })

  it.each([{ collection: 'held' }, { id: 'b' }, { field: 'number' }] as Partial<Place>[])(
    'does not open in another place: %j',
    (moved) => {
      const sealed = cipher.seal(place, NAME)
      expect(() => cipher.open({ ...place, ...moved }, sealed)).toThrow('altered or moved')
    },
  )

  it('does not open when one character was altered, wherever it is', () => {
    const sealed = cipher.seal(place, NAME)
    for (let at = 3; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const altered = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}` as Sealed
      expect(() => cipher.open(place, altered)).toThrow('altered or moved')
    }
  })

  it.each(['k1.', 'k1', '', 'k1.AAAA'])('does not open when it is no sealed text: %j', (text) => {
    expect(() => cipher.open(place, text as Sealed)).toThrow()
  })

  it('still opens after the keys were rotated, and new ones are sealed under the new key', () => {
    const old = cipher.seal(place, NAME)
    const rotated = fieldCipher({ current: 'k2', keys: { k1: FIRST, k2: SECOND } })
    expect(rotated.open(place, old)).toBe(NAME)
    expect(rotated.seal(place, NAME)).toMatch(/^k2\./)
  })

  it('does not open when its key is gone, and the error names no record', () => {
    const without = fieldCipher({ current: 'k2', keys: { k2: SECOND } })
    const sealed = cipher.seal({ ...place, id: 'id-of-somebody' }, NAME)
    expect(() => without.open({ ...place, id: 'id-of-somebody' }, sealed)).toThrow(/^licences\.holderName: /)
  })
})

describe('keys', () => {
  it.each([
    [{ current: 'k1', keys: {} }],
    [{ current: 'k1', keys: { k1: 'short' } }],
    [{ current: 'k1', keys: { k1: 'zz'.repeat(48) } }],
    [{ current: 'k1', keys: { 'k.1': FIRST, k1: FIRST } }],
  ])('that are malformed stop the function: %#', (keys) => {
    expect(() => fieldCipher(keys)).toThrow()
  })

  it('of the index must be 32 bytes', () => {
    expect(() => keyedIndex('00')).toThrow()
  })
})

describe('an index', () => {
  const index = keyedIndex('3c'.repeat(32))

  it('is the same for the same text, another for another subject or key', () => {
    expect(index.of('holder', 'x')).toBe(index.of('holder', 'x'))
    expect(index.of('holder', 'x')).not.toBe(index.of('openid', 'x'))
    expect(index.of('holder', 'x')).not.toBe(keyedIndex('4d'.repeat(32)).of('holder', 'x'))
    expect(index.of('holder', 'x')).toMatch(/^[0-9a-f]{64}$/)
  })
})
