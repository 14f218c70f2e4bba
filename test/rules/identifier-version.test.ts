/** 版本号: how a licence's identifier goes on from version to version. */
import { LAST_VERSION, parseLicenceIdentifier } from '../../src/core/identifier/licence-identifier'
import { firstVersion, isNewer, nextVersion, versionOf } from '../../src/core/identifier/version'

const PARTS = { typeCode: '11100000000019713D013', issuer: '11100000000019713D', serial: 'A1' }
const FIRST = firstVersion(PARTS)

/** The identifier `steps` versions later. */
function later(identifier: string, steps: number): string {
  const next = nextVersion(identifier)
  if (!next.ok) throw new Error(next.failure)
  return steps === 1 ? next.value : later(next.value, steps - 1)
}

describe('the version of an identifier', () => {
  it('begins at 001', () => {
    expect(FIRST).toMatch(/\.A1\.001\.[0-9A-Z]$/)
    expect(versionOf(FIRST)).toBe(1)
  })

  it('counts up with type, issuer and serial kept and the check character right', () => {
    expect(parseLicenceIdentifier(later(FIRST, 1))).toEqual({ ok: true, value: { ...PARTS, version: 2 } })
    expect(parseLicenceIdentifier(later(FIRST, 9))).toEqual({ ok: true, value: { ...PARTS, version: 10 } })
  })

  it('ends with 999', () => {
    const last = later(FIRST, LAST_VERSION - 1)
    expect(versionOf(last)).toBe(999)
    expect(nextVersion(last)).toEqual({ ok: false, failure: 'VERSION_EXHAUSTED' })
  })

  it('must rise within a serial and begins anew with another serial or issuer', () => {
    const [second, third] = [later(FIRST, 1), later(FIRST, 2)]
    expect([isNewer(third, second), isNewer(second, second), isNewer(FIRST, second)]).toEqual([true, false, false])
    expect(isNewer(firstVersion({ ...PARTS, serial: 'A2' }), third)).toBe(true)
    expect(isNewer(firstVersion({ ...PARTS, issuer: '11990101845530425F' }), third)).toBe(true)
  })

  it('is not asked of a text that is no identifier: such a one is never stored', () => {
    expect(() => nextVersion('1.2.156.3005.2.x')).toThrow('stored identifier')
  })
})
