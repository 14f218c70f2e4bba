/** A certificate authority of one's own, for the local cloud and for tests: pure functions of keys, names, serials and times. */
import type { SigningKey } from '../signature'
import { certificate, type Subject, type Term } from './certificate'
import type { Name } from './names'
import { type Revocation, revocationList } from './revocation-list'

export interface Authority {
  readonly name: Name
  readonly key: SigningKey
  /** DER. */
  readonly certificate: Uint8Array
}

export interface Founding {
  readonly name: Name
  readonly key: SigningKey
  readonly serial: bigint
  readonly term: Term
}

/** 根: signs its own certificate. */
export function authority({ name, key, serial, term }: Founding): Authority {
  const subject = { name, publicKey: key.publicKey, serial, term, isAuthority: true }
  return { name, key, certificate: certificate(subject, { name, key }) }
}

/** DER of a certificate for one who signs documents or seals; with `isAuthority`, for one who issues. */
export function issue(issuer: Authority, subject: Omit<Subject, 'isAuthority'> & Partial<Subject>): Uint8Array {
  return certificate({ isAuthority: false, ...subject }, issuer)
}

/** An authority below another. */
export function subordinate(issuer: Authority, { name, key, serial, term }: Founding): Authority {
  return { name, key, certificate: issue(issuer, { name, publicKey: key.publicKey, serial, term, isAuthority: true }) }
}

/** 吊销: DER of the authority's list, good for `term`. `number` rises from list to list. */
export function revoke(issuer: Authority, revoked: readonly Revocation[], term: Term, number = 1): Uint8Array {
  return revocationList({ number, ...term, revoked }, issuer)
}
