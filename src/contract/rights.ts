/** 个人权利 (个人信息保护法 第四十四至四十七条): asking a recipient to delete, taking all one's data along, closing the account. */
import * as v from 'valibot'
import type { ErasureState } from '../core/sharing/erasure'
import type { Instant } from '../core/time'
import type { Bilingual, Page } from './reply'
import { EXPORT_PARTS } from './rights-words'

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const cursor = v.optional(v.pipe(v.string(), v.maxLength(400)))

export const closeAccountRequest = v.strictObject({})
/** Of a grant that was given and is over. */
export const askErasureRequest = v.strictObject({ grant: id })
/** `declined` says why: another law may bind the recipient to keep it. */
export const answerErasureRequest = v.strictObject({
  grant: id,
  answer: v.picklist(['done', 'declined']),
  words: v.optional(v.pipe(v.string(), v.maxLength(2000))),
})
/** `asked`: by me or a company I may act for. `received`: by a holder, of me or of a party I act for. */
export const listErasuresRequest = v.strictObject({ list: v.picklist(['asked', 'received']), cursor })
/** 导出: one part of everything after the other, each in pages. */
export const exportMineRequest = v.strictObject({ part: v.picklist(EXPORT_PARTS), cursor })

export interface ErasureView {
  readonly grant: string
  readonly role: 'giver' | 'recipient'
  readonly state: ErasureState
  readonly giver: string
  readonly recipient: string
  readonly at: Instant
  /** Up to when it may be answered. */
  readonly endsAt: Instant
  readonly answeredAt?: Instant
  /** Why the recipient keeps it. */
  readonly words?: string
}

/** One thing that is kept about the person: as data, and as a sentence. */
export interface ExportedItem {
  readonly data: unknown
  readonly text: Bilingual
}

/** `closed` is false when there was more than one request can end: then it is asked again. */
export interface ClosedAccount {
  readonly closed: boolean
}

/** In the function `grants`. */
export interface RightsRoutes {
  askErasure: { request: v.InferInput<typeof askErasureRequest>; value: ErasureView }
  answerErasure: { request: v.InferInput<typeof answerErasureRequest>; value: ErasureView }
  listErasures: { request: v.InferInput<typeof listErasuresRequest>; value: Page<ErasureView> }
  closeAccount: { request: v.InferInput<typeof closeAccountRequest>; value: ClosedAccount }
}

/** In the function `holder`. */
export interface ExportRoutes {
  exportMine: { request: v.InferInput<typeof exportMineRequest>; value: Page<ExportedItem> }
}
