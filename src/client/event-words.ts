/** The acts of a 用证记录 as they are shown: the mark before the line and its tone. */
import type { ActivityAct, ActivityLine } from '../contract/holder'
import type { Bilingual } from '../contract/reply'

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'plain'

export interface ActLook {
  /** One character in the round mark before the line. */
  readonly mark: Bilingual
  readonly tone: Tone
}

const ACTS: { readonly [A in ActivityAct]: ActLook } = {
  verified: { mark: { zh: '✓', en: '✓' }, tone: 'ok' },
  verifyRefused: { mark: { zh: '!', en: '!' }, tone: 'warn' },
  presented: { mark: { zh: '亮', en: 'P' }, tone: 'info' },
  credentialIssued: { mark: { zh: '离', en: 'O' }, tone: 'plain' },
  presentedOffline: { mark: { zh: '亮', en: 'P' }, tone: 'info' },
  verifiedOffline: { mark: { zh: '✓', en: '✓' }, tone: 'ok' },
  checked: { mark: { zh: '验', en: 'C' }, tone: 'info' },
  outcomeNoted: { mark: { zh: '记', en: 'N' }, tone: 'info' },
  refusalReported: { mark: { zh: '异', en: 'O' }, tone: 'warn' },
  opened: { mark: { zh: '查', en: 'V' }, tone: 'plain' },
  activated: { mark: { zh: '激', en: 'A' }, tone: 'info' },
  deactivated: { mark: { zh: '解', en: 'D' }, tone: 'plain' },
  mirrored: { mark: { zh: '新', en: 'U' }, tone: 'plain' },
  copyRequested: { mark: { zh: '申', en: 'C' }, tone: 'info' },
  copyMade: { mark: { zh: '章', en: 'S' }, tone: 'info' },
  copyDownloaded: { mark: { zh: '下', en: 'D' }, tone: 'info' },
  copyWithdrawn: { mark: { zh: '撤', en: 'W' }, tone: 'plain' },
  grantAsked: { mark: { zh: '申', en: 'Q' }, tone: 'warn' },
  grantRefused: { mark: { zh: '拒', en: 'N' }, tone: 'plain' },
  grantGiven: { mark: { zh: '授', en: 'G' }, tone: 'info' },
  grantWithdrawn: { mark: { zh: '撤', en: 'W' }, tone: 'plain' },
  grantLicencesWithdrawn: { mark: { zh: '撤', en: 'W' }, tone: 'plain' },
  grantReturned: { mark: { zh: '退', en: 'R' }, tone: 'plain' },
  grantIncluded: { mark: { zh: '授', en: 'G' }, tone: 'info' },
  grantRead: { mark: { zh: '用', en: 'R' }, tone: 'info' },
  grantReadRefused: { mark: { zh: '!', en: '!' }, tone: 'warn' },
  delegated: { mark: { zh: '委', en: 'D' }, tone: 'info' },
  delegationWithdrawn: { mark: { zh: '撤', en: 'W' }, tone: 'plain' },
  erasureAsked: { mark: { zh: '删', en: 'E' }, tone: 'info' },
  erasureAnswered: { mark: { zh: '复', en: 'A' }, tone: 'info' },
}

/** What did not end well is no green tick, whatever was done. */
const OUTCOMES: { readonly [outcome: string]: ActLook } = {
  invalid: { mark: { zh: '✕', en: '✕' }, tone: 'bad' },
  refused: { mark: { zh: '✕', en: '✕' }, tone: 'bad' },
  stale: { mark: { zh: '!', en: '!' }, tone: 'warn' },
  undetermined: { mark: { zh: '?', en: '?' }, tone: 'warn' },
}

export function lookOf({ act, outcome = '' }: Pick<ActivityLine, 'act' | 'outcome'>): ActLook {
  return OUTCOMES[outcome] ?? ACTS[act]
}
