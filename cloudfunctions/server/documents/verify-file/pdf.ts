/** PDF 查验: a licence copy in PDF, from its first byte to its last. Shares nothing with the code that makes such files. */
import { createHash } from 'node:crypto'
import { learnKey, verifySm2Der } from '../../../../src/core/crypto/sm2-known-keys'
import { sameBytes } from './bytes'
import { readableCertificates, trustedChain } from './chain'
import { readSignedMessage, type SignedMessage } from './cms'
import { demand, readOr } from './flaw'
import { readMetadata } from './pdf-metadata'
import { readObjects } from './pdf-objects'
import { readSignature } from './pdf-signature'
import { isRevocationChecked } from './revocation'
import { expectNotAhead } from './seal-check'
import type { SealedFile } from './sealed-file'
import type { Layer, Trust } from './verdict'

/** Throws the first flaw there is. A PDF shows the seal, but holds no 电子印章 that could be checked: that layer is not checked. */
export function checkPdf(bytes: Uint8Array, trust: Trust): SealedFile {
  const objects = readObjects(bytes)
  const { message, covered, name } = readSignature(bytes, objects)
  const signed = readOr('SIGNATURE_MALFORMED', undefined, () => readSignedMessage(message))
  const digest = createHash('sm3').update(covered[0]).update(covered[1]).digest()
  demand(sameBytes(digest, signed.digest), 'DIGEST_MISMATCH')
  demand(verifySm2Der(signed.attributes, signed.signature, signed.certificate.publicKey), 'SIGNATURE_WRONG')
  const notChecked = checkSigner(signed, trust)
  const sealedAt = signed.signedAt
  return {
    notChecked,
    metadata: readMetadata(objects),
    signer: signed.certificate.subject.text,
    sealName: name,
    sealedAt,
  }
}

/** Answers with the layers that could not be checked. */
function checkSigner({ certificate, others, signedAt }: SignedMessage, trust: Trust): readonly Layer[] {
  expectNotAhead(signedAt, trust.now)
  const chain = trustedChain(certificate, others, readableCertificates(trust.roots), signedAt)
  // A certificate that is no part of the chain is there unsigned and for nothing: it could be added or taken away.
  demand(
    others.every((other) => chain.some((member) => sameBytes(member.der, other.der))),
    'SIGNATURE_MALFORMED',
  )
  learnKey(certificate.publicKey)
  const isChecked = isRevocationChecked(chain, trust.revocationLists, signedAt, trust.now)
  return isChecked ? ['seal'] : ['seal', 'revocation']
}
