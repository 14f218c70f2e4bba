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
  REVISION_CONFLICT: {
    field: 'revision',
    message: {
      zh: '该证照的这一修订号已有内容不同的事件，应核对后以新的修订号上报',
      en: 'This revision of the licence has another content already; please check it and use a new revision',
    },
  },
  EVENT_ID_CONFLICT: {
    field: 'eventId',
    message: {
      zh: '该事件标识已用于内容不同的事件，应使用新的事件标识',
      en: 'This event id belongs to an event of another content; a new one must be used',
    },
  },
  IDENTIFIER_TAKEN: {
    field: 'CertificateIdentifier',
    message: {
      zh: '该证照标识的流水号已属于另一证照或已停用，应核对后重新上报',
      en: 'The serial of this licence identifier belongs to another licence or is no longer used; please check it and push again',
    },
  },
} as const

export type Clash = keyof typeof CLASHES

export function clash(rule: Clash): Finding {
  return { rule, clause: 'docs/interfaces.md', group: 'truth', severity: 'error', ...CLASHES[rule] }
}
