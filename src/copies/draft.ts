/** What the holder has typed for a copy, kept until it is asked for: a lost network or a closed app costs him nothing. */
import { held, hold } from '../client/cache'
import { newRequestId } from '../client/request-id'

export interface Draft {
  readonly purpose: string
  readonly recipient: string
  /** Last day of use; empty while none is chosen. */
  readonly until: string
}

/** A draft that was sent, under the id it was sent with. */
interface Sent {
  readonly draft: Draft
  readonly requestId: string
}

interface Kept {
  readonly draft: Draft
  readonly sent?: Sent
}

const EMPTY: Draft = { purpose: '', recipient: '', until: '' }

export function keptDraft(licence: string): Draft {
  return kept(licence).draft
}

export function keepDraft(licence: string, draft: Draft): void {
  hold(nameOf(licence), { ...kept(licence), draft })
}

/**
 * The id to send `draft` with: the same for the same words until it is answered, so that a repeated tap is the same request; another one
 * for other words, which would otherwise get the copy of the first.
 */
export function requestIdFor(licence: string, draft: Draft): string {
  const { sent } = kept(licence)
  if (sent && isSame(sent.draft, draft)) return sent.requestId
  const requestId = newRequestId()
  const both: Kept = { draft, sent: { draft, requestId } }
  hold(nameOf(licence), both)
  return requestId
}

/** Once the copy is there, the form begins anew. */
export function endDraft(licence: string): void {
  const nothing: Kept = { draft: EMPTY }
  hold(nameOf(licence), nothing)
}

function kept(licence: string): Kept {
  return held<Kept>(nameOf(licence))?.value ?? { draft: EMPTY }
}

function isSame(one: Draft, other: Draft): boolean {
  return one.purpose === other.purpose && one.recipient === other.recipient && one.until === other.until
}

function nameOf(licence: string): string {
  return `copy-draft:${licence}`
}
