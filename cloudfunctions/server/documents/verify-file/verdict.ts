/** 文件查验结果: what the strict check of a licence file or copy says. `docs/file-verification.md` explains each layer. */
import type { Label } from '../../../../src/core/label'

/** What is checked, from the outside in; the first that fails is told. */
export type Layer =
  /** ZIP or PDF: nothing hidden, nothing twice, headers that agree, sizes within bounds */
  | 'container'
  /** OFD or PDF structure, XML, references between parts */
  | 'structure'
  /** 摘要: every part is covered and unchanged */
  | 'digests'
  /** 签名 over the digests */
  | 'signature'
  /** 印章: its maker's signature, the signer in its list, its own term at the time of sealing */
  | 'seal'
  /** 证书链 to a trusted root, valid at the time of sealing */
  | 'chain'
  /** 吊销列表 */
  | 'revocation'
  /** 登记: the SM3 of the whole file is the one registered when it was made */
  | 'registration'

export interface FileVerdict {
  readonly outcome: 'valid' | 'notValid' | 'unreadable'
  readonly format?: 'ofd' | 'pdf'
  /** Absent when valid. */
  readonly problem?: FileProblem
  /** Hex SM3 of the whole file. */
  readonly digest: string
  readonly bytes: number
  /** Layers that could not be checked, such as registration without a register; never one that failed. */
  readonly notChecked: readonly Layer[]
  /** By name, as far as it could be read; only from a file whose seal is good. */
  readonly metadata: readonly { readonly name: string; readonly value: string }[]
  /** Names in the signer's certificate, and when the file says it was sealed (ISO 8601); only from a file whose seal is good. */
  readonly signer?: string
  readonly sealName?: string
  readonly sealedAt?: string
}

export interface FileProblem {
  readonly layer: Layer
  /** Stable, such as `ZIP_DUPLICATE_ENTRY`. */
  readonly code: string
  /** One clear sentence. */
  readonly message: Label
  /** The part of the file it is about. */
  readonly part?: string
}

/** Whom the checker trusts. DER. */
export interface Trust {
  readonly roots: readonly Uint8Array[]
  /** 吊销列表 (RFC 5280), signed by an authority of the chain. */
  readonly revocationLists: readonly Uint8Array[]
  /** Whether a digest is registered; absent: registration is not checked. */
  readonly isRegistered?: (digest: string) => boolean
  /** The moment of the check, ISO 8601: freshness of the lists is judged by it. */
  readonly now: string
}
