/** 加注件: what a holder asks of `holder` about annotated copies, and what anyone may ask of `public` about a copy or a file. */
import * as v from 'valibot'
import type { Label } from '../core/label'
import type { CivilDate, Instant } from '../core/time'
import type { Bilingual, Page } from './reply'

const licenceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const cursor = v.optional(v.pipe(v.string(), v.maxLength(400)))
/** 查验码, without the strokes a person reads between its groups. */
const code = v.pipe(v.string(), v.maxLength(40))
/** Chosen by the phone before it asks: the same request again is the same copy. */
const requestId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/))

/** Lengths, characters and the term are judged by `core/notation`, so that each has a sentence of its own. */
export const requestCopyRequest = v.strictObject({
  licence: licenceId,
  requestId,
  purpose: v.pipe(v.string(), v.maxLength(2000)),
  recipient: v.pipe(v.string(), v.maxLength(2000)),
  /** Last day on which the copy may be used. */
  until: v.pipe(v.string(), v.maxLength(10)),
  /** The id of the grant it is made under, when there is one. It stands under the seal: nothing that could be read as words. */
  grant: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
})
export const listCopiesRequest = v.strictObject({ licence: v.optional(licenceId), cursor })
export const copyRequest = v.strictObject({ code })
export const copyDownloadRequest = v.strictObject({ code, format: v.picklist(['ofd', 'pdf']) })
export const checkCopyRequest = v.strictObject({ code })
/** `file` is base64; over 1 MB of request is refused before it is read. */
export const checkFileRequest = v.strictObject({ file: v.string() })

export type CopyFormat = 'ofd' | 'pdf'

/**
 * `making`: waiting for the seal; asks again by itself. `failed`: will not come, with the reason; nothing was sealed in the holder's name
 * that he has not got.
 */
export type CopyState = 'making' | 'ready' | 'failed' | 'expired' | 'withdrawn'

/** One copy, as its holder sees it. */
export interface CopyView {
  /** 查验码: names the copy, and is printed on it. */
  readonly code: string
  /** 查验地址, `https://HOST/c/<code>`: what the QR on it leads to. */
  readonly checkUrl: string
  /** 加注件编号, once it is made. */
  readonly number?: string
  readonly state: CopyState
  readonly licence: string
  readonly licenceTitle: Bilingual
  readonly subject: string
  readonly purpose: string
  readonly recipient: string
  readonly until: CivilDate
  readonly requestedAt: Instant
  readonly madeAt?: Instant
  readonly withdrawnAt?: Instant
  /** While `making`: why it takes longer than usual, and when it is tried again. */
  readonly waiting?: { readonly reason: Bilingual; readonly nextAt: Instant }
  /** When `failed`. */
  readonly reason?: Bilingual
  readonly files: readonly CopyFile[]
}

export interface CopyFile {
  readonly format: CopyFormat
  readonly bytes: number
  /** Hex SM3 of the whole file. */
  readonly digest: string
}

/** 下载链接: opens once, for ten minutes. */
export interface CopyLink {
  /** Path on the public host, `/api/public/v1/downloads/<token>`. */
  readonly path: string
  readonly url: string
  readonly fileName: string
  readonly expiresAt: Instant
}

/**
 * Whether a file may still be relied on. `expired`, `withdrawn`: copies only. `replaced`: the licence has a newer version; `ended`: the
 * licence is not in force, for now or for good.
 */
export type Standing = 'valid' | 'expired' | 'withdrawn' | 'replaced' | 'ended'

/** What anyone who has a copy's code is told: nothing that is not on the copy, and less. */
export interface CopyCheck {
  readonly code: string
  readonly number: string
  readonly state: Standing
  readonly madeAt: Instant
  readonly until: CivilDate
  readonly withdrawnAt?: Instant
  readonly files: readonly CopyFile[]
}

/** What anyone who has a file is told about it. */
export interface FileCheck {
  readonly outcome: 'valid' | 'notValid' | 'unreadable'
  readonly digest: string
  readonly format?: CopyFormat
  /** Which layer of the check failed and what the person should know; absent when valid. */
  readonly problem?: { readonly layer: string; readonly code: string; readonly message: Label }
  /** What the file is by our register; `unknown`: its seal may be good, but we did not register it. */
  readonly kind: 'licence' | 'copy' | 'unknown'
  /** For a good file: whether it may still be relied on. */
  readonly standing?: Standing
  /** From the file itself, only when its seal is good. */
  readonly sealName?: string
  readonly signer?: string
  readonly sealedAt?: string
  readonly metadata: readonly { readonly name: string; readonly label: Label; readonly value: string }[]
}

/** Routes of `holder` about copies. */
export interface CopyRoutes {
  requestCopy: { request: v.InferInput<typeof requestCopyRequest>; value: CopyView }
  listCopies: { request: v.InferInput<typeof listCopiesRequest>; value: Page<CopyView> }
  openCopy: { request: v.InferInput<typeof copyRequest>; value: CopyView }
  withdrawCopy: { request: v.InferInput<typeof copyRequest>; value: CopyView }
  downloadCopy: { request: v.InferInput<typeof copyDownloadRequest>; value: CopyLink }
}

/** Routes of `public`, for anyone. The same answers stand under `/api/public/v1` for those without WeChat. */
export interface PublicRoutes {
  checkCopy: { request: v.InferInput<typeof checkCopyRequest>; value: CopyCheck }
  checkFile: { request: v.InferInput<typeof checkFileRequest>; value: FileCheck }
}
