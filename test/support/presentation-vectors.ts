/** The published vectors of docs/presentation-format.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CredentialContent } from '../../src/core/presentation/credential'
import type { ProofReason, ProofVerdict } from '../../src/core/presentation/proof-verdict'
import type { TrustListFault } from '../../src/core/presentation/trust-list'

export interface VectorKey {
  readonly private: string
  readonly public: string
  readonly z: string
}

export interface CodeVector {
  readonly name: string
  readonly at: string
  /** Checked without a trust list. */
  readonly trust?: false
  /** Checked without a status list. */
  readonly lists?: false
  readonly text: string
  readonly verdict: ProofVerdict['verdict']
  readonly reason?: ProofReason
}

export interface PresentationVectors {
  readonly keys: {
    readonly [K in 'root' | 'otherRoot' | 'issuer' | 'otherIssuer' | 'device' | 'otherDevice']: VectorKey
  }
  readonly base45: readonly (readonly [hex: string, text: string])[]
  readonly online: { readonly host: string; readonly tokenBytes: string; readonly text: string }
  readonly credential: {
    readonly content: Omit<CredentialContent, 'deviceKey'> & { readonly deviceKey: string }
    readonly text: string
    readonly encoded: string
    readonly message: string
    readonly digest: string
    readonly signature: string
  }
  readonly proof: {
    readonly shownAt: string
    readonly nonce: string
    readonly signed: string
    readonly digest: string
    readonly signature: string
    readonly text: string
  }
  readonly trustList: {
    readonly roots: Readonly<Record<string, string>>
    readonly payload: unknown
    readonly token: string
  }
  readonly badTrustLists: readonly { readonly name: string; readonly token: string; readonly failure: TrustListFault }[]
  readonly statusList: {
    readonly length: number
    readonly nonZero: readonly (readonly [index: number, status: number])[]
    readonly payload: unknown
    readonly token: string
  }
  readonly statusChanges: {
    readonly payload: unknown
    readonly token: string
    readonly after: readonly (readonly [index: number, status: number])[]
  }
  readonly codes: readonly CodeVector[]
}

export const VECTORS = JSON.parse(
  readFileSync(join(__dirname, '../standards/vectors/presentation.json'), 'utf8'),
) as PresentationVectors
