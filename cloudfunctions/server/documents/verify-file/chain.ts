/** 证书链: from a signer's certificate to a trusted authority, every certificate on the way in its term at the time of sealing. */
import { sameBytes } from './bytes'
import { type Certificate, readCertificate } from './certificate'
import { Flaw } from './flaw'
import type { ProblemCode } from './problems'
import { verifiesAsBefore } from './sm'

/** First the signer's, last a trusted one. */
export type Chain = readonly Certificate[]

const LONGEST_CHAIN = 5
/** How many certificates of a file are tried as issuers: a file of a thousand that sign each other would keep us busy for hours. */
const MOST_TRIED = 8

/**
 * The chain of the certificate that is good at `at` (ISO 8601). `others`: certificates that the file brings along. Every certificate among `roots`
 * is trusted, self-signed or not. Throws a flaw: there is none, or what is wrong with the first there is.
 */
export function trustedChain(
  certificate: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: string,
): Chain {
  let problem: ProblemCode = 'CHAIN_UNTRUSTED'
  for (const chain of chainsFrom([certificate], others.slice(0, MOST_TRIED), roots)) {
    const found = problemOf(chain, at)
    if (!found) return chain
    if (problem === 'CHAIN_UNTRUSTED') problem = found
  }
  throw new Flaw(problem, certificate.subject.text)
}

/** Certificates by their bytes; what is read once is kept as long as the caller keeps the bytes. Those that cannot be read are left out. */
export function readableCertificates(ders: readonly Uint8Array[]): readonly Certificate[] {
  return ders.flatMap((der) => {
    const known = read.get(der) ?? readOrNone(der)
    read.set(der, known)
    return known
  })
}

const read = new WeakMap<Uint8Array, readonly Certificate[]>()

function readOrNone(der: Uint8Array): readonly Certificate[] {
  try {
    return [readCertificate(der)]
  } catch {
    return []
  }
}

/** All chains whose signatures verify, whatever else may be wrong with them. */
function* chainsFrom(
  begun: Chain,
  others: readonly Certificate[],
  roots: readonly Certificate[],
): Generator<Chain, void, undefined> {
  const last = begun.at(-1)
  if (!last || begun.length >= LONGEST_CHAIN) return
  for (const root of roots.filter((candidate) => isIssuedBy(last, candidate))) yield [...begun, root]
  const fresh = others.filter((other) => !begun.some((held) => sameBytes(held.der, other.der)))
  for (const other of fresh.filter((candidate) => isIssuedBy(last, candidate))) {
    yield* chainsFrom([...begun, other], others, roots)
  }
}

/** A certificate is not its own issuer: what is trusted is an authority, never the signer directly. */
function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  return (
    sameBytes(certificate.issuer.der, issuer.subject.der) &&
    !sameBytes(certificate.der, issuer.der) &&
    verifiesAsBefore(certificate.tbs, certificate.signature, issuer.publicKey)
  )
}

function problemOf(chain: Chain, at: string): ProblemCode | undefined {
  const [signer, ...authorities] = chain
  if (!signer || !(signer.allows('digitalSignature') || signer.allows('nonRepudiation'))) return 'CERTIFICATE_USAGE'
  if (authorities.some((authority, below) => !mayIssue(authority, below))) return 'CERTIFICATE_USAGE'
  return chain.every((member) => isInTerm(member, at)) ? undefined : 'CERTIFICATE_NOT_IN_TERM'
}

/** `below`: how many authorities stand between it and the signer. */
function mayIssue({ authority, allows }: Certificate, below: number): boolean {
  return authority.isAuthority && allows('keyCertSign') && below <= (authority.pathLength ?? LONGEST_CHAIN)
}

/** Both ends belong to the term. */
function isInTerm({ notBefore, notAfter }: Certificate, at: string): boolean {
  return notBefore <= at && at <= notAfter
}
