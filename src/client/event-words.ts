/** The acts of a 用证记录 as they are shown: the word, the mark before it and its tone. */
import { ACT_NAMES } from '../contract/activity-words'
import type { ActivityAct } from '../contract/holder'
import type { Bilingual } from '../contract/reply'

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'plain'

export interface ActWords {
  readonly title: Bilingual
  /** One character in the round mark before the line. */
  readonly mark: Bilingual
  readonly tone: Tone
}

export const ACTS: Record<ActivityAct, ActWords> = {
  verified: { title: ACT_NAMES.verified, mark: { zh: '✓', en: '✓' }, tone: 'ok' },
  verifyRefused: { title: ACT_NAMES.verifyRefused, mark: { zh: '!', en: '!' }, tone: 'warn' },
  presented: { title: ACT_NAMES.presented, mark: { zh: '亮', en: 'P' }, tone: 'info' },
  credentialIssued: { title: ACT_NAMES.credentialIssued, mark: { zh: '离', en: 'O' }, tone: 'plain' },
  presentedOffline: { title: ACT_NAMES.presentedOffline, mark: { zh: '亮', en: 'P' }, tone: 'info' },
  verifiedOffline: { title: ACT_NAMES.verifiedOffline, mark: { zh: '✓', en: '✓' }, tone: 'ok' },
  checked: { title: ACT_NAMES.checked, mark: { zh: '验', en: 'C' }, tone: 'info' },
  outcomeNoted: { title: ACT_NAMES.outcomeNoted, mark: { zh: '记', en: 'N' }, tone: 'info' },
  refusalReported: { title: ACT_NAMES.refusalReported, mark: { zh: '异', en: 'O' }, tone: 'warn' },
  opened: { title: ACT_NAMES.opened, mark: { zh: '查', en: 'V' }, tone: 'plain' },
  activated: { title: ACT_NAMES.activated, mark: { zh: '激', en: 'A' }, tone: 'info' },
  deactivated: { title: ACT_NAMES.deactivated, mark: { zh: '解', en: 'D' }, tone: 'plain' },
  mirrored: { title: ACT_NAMES.mirrored, mark: { zh: '新', en: 'U' }, tone: 'plain' },
  copyRequested: { title: ACT_NAMES.copyRequested, mark: { zh: '申', en: 'C' }, tone: 'info' },
  copyMade: { title: ACT_NAMES.copyMade, mark: { zh: '章', en: 'S' }, tone: 'info' },
  copyDownloaded: { title: ACT_NAMES.copyDownloaded, mark: { zh: '下', en: 'D' }, tone: 'info' },
  copyWithdrawn: { title: ACT_NAMES.copyWithdrawn, mark: { zh: '撤', en: 'W' }, tone: 'plain' },
}
