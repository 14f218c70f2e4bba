/** What became of a pushed event, as the province reads it (docs/interfaces.md). */
import type { Finding } from '../../../src/core/licence/event'

export type Outcome = 'accepted' | 'duplicate' | 'superseded' | 'held' | 'rejected'

export interface EventOutcome {
  readonly outcome: Outcome
  /** 证照标识 of the licence as it stands, when there is one. */
  readonly identifier?: string
  readonly findings: readonly Finding[]
}

/** Clashes with what is stored; rules about an event's own data are in core. */
const CLASHES = {
  REVISION_CONFLICT: { field: 'revision', message: '该证照的这一修订号已有内容不同的事件，请核对后以新的修订号上报' },
  EVENT_ID_CONFLICT: { field: 'eventId', message: '该事件编号已用于内容不同的事件，请使用新的事件编号' },
  IDENTIFIER_TAKEN: { field: 'CertificateIdentifier', message: '该证照标识已属于另一证照，请核对后重新上报' },
} as const

export type Clash = keyof typeof CLASHES

export function clash(rule: Clash): Finding {
  return { rule, clause: 'docs/interfaces.md', ...CLASHES[rule], severity: 'error' }
}
