/** Whether a seal on a file is good: signature, seal, certificates, revocation, in this order (GM/T 0031-2014 section 6.2, as far as it is public). */
import { learnKey, verifySm2Der } from '../../../../src/core/crypto/sm2-known-keys'
import { sameBytes } from './bytes'
import type { Certificate } from './certificate'
import { readableCertificates, trustedChain } from './chain'
import { demand } from './flaw'
import { isRevocationChecked } from './revocation'
import type { Seal, SealSignature } from './seal'
import { sm3, verifiesAsBefore } from './sm'
import type { Trust } from './verdict'

/** How far the sealer's clock may be ahead of ours. */
const CLOCK_TOLERANCE_MS = 300_000

/** Throws a flaw unless the signer signed `digest` before now. `part`: the signature's, for the flaw. */
export function expectSigned(signature: SealSignature, digest: Uint8Array, now: string, part: string): void {
  demand(sameBytes(signature.digest, digest), 'SIGNATURE_DIGEST', part)
  expectNotAhead(signature.sealedAt, now, part)
  const { signed, signature: value, signer } = signature
  demand(verifySm2Der(signed, value, signer.publicKey), 'SIGNATURE_WRONG', part)
}

/** Throws a flaw when the file says it was sealed later than now. */
export function expectNotAhead(sealedAt: string, now: string, part?: string): void {
  demand(Date.parse(sealedAt) <= Date.parse(now) + CLOCK_TOLERANCE_MS, 'SIGNATURE_TIME', part)
}

/** Throws a flaw unless the seal is its maker's, lists the signer and was in its term. */
export function expectGoodSeal({ seal, signer, sealedAt }: SealSignature, part: string): void {
  demand(verifiesAsBefore(seal.signed, seal.signature, seal.maker.publicKey), 'SEAL_FORGED', part)
  demand(lists(seal, signer), 'SEAL_SIGNER_NOT_LISTED', part)
  demand(seal.validFrom <= sealedAt && sealedAt <= seal.validTo, 'SEAL_NOT_IN_TERM', part)
}

/**
 * Throws a flaw unless signer and maker were certified by a trusted authority when the file was sealed, and are not revoked. Whether revocation
 * could be checked for all of them.
 */
export function expectTrusted({ seal, signer, sealedAt }: SealSignature, trust: Trust): boolean {
  const listed = seal.signers.kind === 'certificates' ? readableCertificates(seal.signers.values) : []
  const roots = readableCertificates(trust.roots)
  const chains = [signer, seal.maker].map((member) => trustedChain(member, [seal.maker, ...listed], roots, sealedAt))
  const checked = chains.map((chain) => isRevocationChecked(chain, trust.revocationLists, sealedAt, trust.now))
  learnKey(signer.publicKey)
  return checked.every(Boolean)
}

function lists({ signers }: Seal, signer: Certificate): boolean {
  const sought = signers.kind === 'certificates' ? signer.der : sm3(signer.der)
  return signers.values.some((value) => sameBytes(value, sought))
}
