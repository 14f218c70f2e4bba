/** 加注内容: what a copy is made of beside the licence. */
import type { CopyCode } from '../../../../src/core/notation/copy-code'
import type { CivilDate, Instant } from '../../../../src/core/time'

export interface CopyFacts {
  /** 查验码. */
  readonly code: CopyCode
  /** 加注件编号. */
  readonly number: string
  readonly purpose: string
  readonly recipient: string
  /** Last day of use. */
  readonly until: CivilDate
  readonly madeAt: Instant
  /** 加注件制作者. */
  readonly maker: string
  /** Hex SM3 of the licence's own file. */
  readonly originalDigest: string
  /** 授权编号, when it is made under a grant. */
  readonly grant?: string
  /** Where anyone checks it: what its QR code says. */
  readonly checkUrl: string
  /** Of the seal's picture, in millimetres; at most 46 either way. */
  readonly stampSize: { readonly width: number; readonly height: number }
}
