/** What every seal service keeps, whoever holds the key. Signatures are verified by an implementation that made none of them. */
import { sm2 } from 'sm-crypto'
import { publicKeyIn } from '../../cloudfunctions/server/documents/seal/read-certificate'
import { sealFacts } from '../../cloudfunctions/server/documents/seal/read-seal'
import type { SealMaterial, SealService } from '../../cloudfunctions/server/ports'
import type { Result } from '../../src/core/result'

export interface OpenSeal {
  readonly seal: SealService
  readonly publicKey: string
  /** Makes the seal out of reach from now on. */
  lose(): Promise<void>
  close(): Promise<void>
}

/** The value of what was not refused. */
export function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

export function verifies(toSign: Uint8Array, signature: Uint8Array | undefined, publicKey: string): boolean {
  if (!signature) return false
  return sm2.doVerifySignature([...toSign], Buffer.from(signature).toString('hex'), publicKey, {
    hash: true,
    der: true,
    userId: '1234567812345678',
  })
}

export function sealServiceConformance(name: string, open: () => Promise<OpenSeal>): void {
  describe(name, () => {
    let opened: OpenSeal
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    it('says which seal it holds, and whose: a signer that the seal lists', async () => {
      const { seal, certificate }: SealMaterial = granted(await opened.seal.material())
      const listed = sealFacts(seal).signers.map((signer) => Buffer.from(signer).toString('hex'))
      expect(listed).toContain(Buffer.from(certificate).toString('hex'))
      expect(publicKeyIn(certificate)).toBe(opened.publicKey)
    })

    it.each<[string, Uint8Array]>([
      ['one byte', Uint8Array.of(0)],
      ['bytes of every value', Uint8Array.from({ length: 256 }, (_, index) => index)],
      ['9 KB', new Uint8Array(9000).fill(0x30)],
    ])('signs %s', async (_what, toSign) => {
      const signature = granted(await opened.seal.sign('request-1', toSign))
      expect(verifies(toSign, signature, opened.publicKey)).toBe(true)
      expect(verifies(Uint8Array.from([...toSign, 0]), signature, opened.publicKey)).toBe(false)
    })

    it('signs two at once, each its own', async () => {
      const [one, other] = [Buffer.from('one'), Buffer.from('other')]
      const [first, second] = await Promise.all([opened.seal.sign('a', one), opened.seal.sign('b', other)])
      expect(verifies(one, granted(first), opened.publicKey)).toBe(true)
      expect(verifies(other, granted(second), opened.publicKey)).toBe(true)
    })

    it('knows nothing of a request it was never put', async () => {
      expect(await opened.seal.outcome('never-put')).toEqual({ ok: true, value: undefined })
    })

    it('says so when the seal is out of reach', async () => {
      await opened.lose()
      expect(await opened.seal.material()).toEqual({ ok: false, failure: { code: 'SEAL_UNREACHABLE' } })
    })
  })
}
