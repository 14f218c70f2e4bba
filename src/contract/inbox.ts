/** 消息: the inbox of a person, of the companies he may act for and of their relying parties. In the function `grants`. */
import * as v from 'valibot'
import type { TypeCode } from '../core/licence/kinds'
import type { MessageKind } from '../core/sharing/message'
import type { CivilDate, Instant } from '../core/time'
import type { Bilingual, Page } from './reply'

const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))

export const listMessagesRequest = v.strictObject({ cursor: v.optional(v.pipe(v.string(), v.maxLength(400))) })
/** Everything up to the newest message that was shown counts as read. A moment before the last one changes nothing. */
export const readMessagesRequest = v.strictObject({ upTo: instant })

/** One message, newest first. */
export interface InboxMessage {
  readonly id: string
  readonly kind: MessageKind
  readonly at: Instant
  /** What it says, as one sentence. */
  readonly text: Bilingual
  /** For a company or party the person acts for: which. */
  readonly for?: string
  /** Where to look: the grant or the licence it is about. */
  readonly grant?: string
  readonly licence?: string
  readonly typeCode?: TypeCode
  readonly day?: CivilDate
  readonly unread: boolean
}

/** `unread`: as far as a page of the database goes, 1000. */
export interface Inbox extends Page<InboxMessage> {
  readonly unread: number
}

export interface InboxRoutes {
  listMessages: { request: v.InferInput<typeof listMessagesRequest>; value: Inbox }
  readMessages: { request: v.InferInput<typeof readMessagesRequest>; value: { readonly unread: number } }
}
