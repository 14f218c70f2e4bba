/**
 * 状态变化: which act may follow which state, where it leads, and why it may not be done. Ours (docs/decisions.md): no public standard
 * lists the moves. Complete for every act and every state; the compiler sees to it.
 */
import type { Label } from '../label'
import type { EventType, Finding } from './event'
import { METADATA } from './metadata'
import type { LegalState } from './status'

/** What an act finds: a licence in some state, or none that was ever issued under the number. */
export type Found = LegalState | 'none'

/** An ended licence takes no act but a new issue: nothing is changed, reviewed or lifted after the end. */
const ENDED = {
  none: 'NOT_YET_ISSUED',
  superseded: 'VERSION_SUPERSEDED',
  cancelled: 'LICENCE_CANCELLED',
  annulled: 'LICENCE_ANNULLED',
  revoked: 'LICENCE_REVOKED',
} as const

/** A suspension is lifted by `resume` alone: no amendment, renewal or review does it in passing. */
const KEEPS = { ...ENDED, inForce: 'inForce', suspended: 'suspended' } as const

/** Where each act leads, or the reason why it may not be done. */
export const MOVES: { readonly [E in EventType]: { readonly [S in Found]: LegalState | Refusal } } = {
  // A driver whose certificate was cancelled or revoked may be licensed again: a new life begins under the old number.
  issue: {
    none: 'inForce',
    inForce: 'ALREADY_ISSUED',
    suspended: 'ALREADY_ISSUED',
    superseded: 'VERSION_SUPERSEDED',
    cancelled: 'inForce',
    annulled: 'inForce',
    revoked: 'inForce',
  },
  amend: KEEPS,
  renew: KEEPS,
  reissue: KEEPS,
  extend: KEEPS,
  suspend: { ...ENDED, inForce: 'suspended', suspended: 'ALREADY_SUSPENDED' },
  resume: { ...ENDED, inForce: 'NOT_SUSPENDED', suspended: 'inForce' },
  cancel: { ...ENDED, inForce: 'cancelled', suspended: 'cancelled' },
  revoke: { ...ENDED, inForce: 'revoked', suspended: 'revoked' },
  annul: { ...ENDED, inForce: 'annulled', suspended: 'annulled' },
  annualReview: KEEPS,
  integrityAssessment: KEEPS,
}

/** Every way a step can be refused, in words for the province. */
const REFUSALS = {
  NOT_YET_ISSUED: {
    field: 'type',
    message: {
      zh: '该证照尚未核发，首个事件应为 issue',
      en: 'This licence has not been issued; its first event must be issue',
    },
  },
  ALREADY_ISSUED: {
    field: 'type',
    message: {
      zh: '该证照已核发，应按变更、换发、补发、延续上报',
      en: 'This licence has been issued; it must come as amend, renew, reissue or extend',
    },
  },
  ALREADY_SUSPENDED: {
    field: 'type',
    message: {
      zh: '该证照已处于暂扣（暂停）状态，应先恢复再暂扣',
      en: 'This licence is suspended already; it must be resumed before it is suspended again',
    },
  },
  NOT_SUSPENDED: {
    field: 'type',
    message: {
      zh: '该证照未被暂扣（暂停），恢复应在暂扣之后',
      en: 'This licence is not suspended; only a suspended one can be resumed',
    },
  },
  VERSION_SUPERSEDED: {
    field: 'type',
    message: {
      zh: '该版本已被换发，应对现行版本办理',
      en: 'This version has been superseded; the act must be done to the present one',
    },
  },
  LICENCE_CANCELLED: {
    field: 'type',
    message: {
      zh: '该证照已注销，不能再办理业务；重新核发应以 issue 上报',
      en: 'This licence has been cancelled; nothing more can be done to it; a new one must come as issue',
    },
  },
  LICENCE_ANNULLED: {
    field: 'type',
    message: {
      zh: '该证照已撤销，不能再办理业务；重新核发应以 issue 上报',
      en: 'This licence has been annulled; nothing more can be done to it; a new one must come as issue',
    },
  },
  LICENCE_REVOKED: {
    field: 'type',
    message: {
      zh: '该证照已吊销，不能再办理业务；重新核发应以 issue 上报',
      en: 'This licence has been revoked; nothing more can be done to it; a new one must come as issue',
    },
  },
  VERSION_EXHAUSTED: {
    field: METADATA.identifier.name,
    message: {
      zh: '版本号已用完，应给出新的证照标识',
      en: 'No version is left; a new licence identifier must be given',
    },
  },
  IDENTIFIER_NOT_NEWER: {
    field: METADATA.identifier.name,
    message: {
      zh: '证照标识未变或版本号未升高，应升高版本号或换用新流水号',
      en: 'The licence identifier is the same or older; its version must rise or its serial be new',
    },
  },
} as const satisfies { readonly [rule: string]: { readonly field: string; readonly message: Label } }

/** Why a step was refused. */
export type Refusal = keyof typeof REFUSALS

const CLAUSE = '运行服务规范 第七条; ours'

/** The finding that tells the province of a refused step. */
export function refusalFinding(rule: Refusal): Finding {
  return { rule, clause: CLAUSE, group: 'validity', severity: 'error', ...REFUSALS[rule] }
}

export function isRefusal(move: LegalState | Refusal): move is Refusal {
  return move in REFUSALS
}
