/** 业务办理事件 and 用证记录 in words, each with the tone it is shown in. */
import type { ActivityAct, ActivityActor } from '../contract/holder'
import type { Bilingual } from '../contract/reply'
import type { EventType } from '../core/licence/event'

const EVENTS: Record<EventType, Bilingual> = {
  issue: { zh: '核发', en: 'Issued' },
  amend: { zh: '变更', en: 'Amended' },
  renew: { zh: '换发', en: 'Renewed' },
  reissue: { zh: '补发', en: 'Reissued' },
  extend: { zh: '延续', en: 'Extended' },
  suspend: { zh: '暂扣', en: 'Suspended' },
  resume: { zh: '恢复', en: 'Resumed' },
  cancel: { zh: '注销', en: 'Cancelled' },
  revoke: { zh: '吊销', en: 'Revoked' },
  annul: { zh: '撤销', en: 'Annulled' },
  annualReview: { zh: '年度审验', en: 'Annual review' },
  integrityAssessment: { zh: '诚信考核', en: 'Integrity assessment' },
}

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'plain'

export interface ActWords {
  readonly title: Bilingual
  /** One character in the round mark before the line. */
  readonly mark: Bilingual
  readonly tone: Tone
}

export const ACTS: Record<ActivityAct, ActWords> = {
  verified: { title: { zh: '现场核验', en: 'Roadside check' }, mark: { zh: '✓', en: '✓' }, tone: 'ok' },
  verifyRefused: { title: { zh: '核验未完成', en: 'Check not completed' }, mark: { zh: '!', en: '!' }, tone: 'warn' },
  presented: { title: { zh: '亮证', en: 'Presented' }, mark: { zh: '亮', en: 'P' }, tone: 'info' },
  credentialIssued: {
    title: { zh: '更新离线凭证', en: 'Offline credential renewed' },
    mark: { zh: '离', en: 'O' },
    tone: 'plain',
  },
  presentedOffline: { title: { zh: '离线亮证', en: 'Presented offline' }, mark: { zh: '亮', en: 'P' }, tone: 'info' },
  verifiedOffline: { title: { zh: '离线核验', en: 'Offline check' }, mark: { zh: '✓', en: '✓' }, tone: 'ok' },
  checked: { title: { zh: '他人查验', en: 'Checked by somebody' }, mark: { zh: '验', en: 'C' }, tone: 'info' },
  outcomeNoted: { title: { zh: '核验处理情况', en: 'Outcome of a check' }, mark: { zh: '记', en: 'N' }, tone: 'info' },
  refusalReported: { title: { zh: '提出异议', en: 'Objection' }, mark: { zh: '异', en: 'O' }, tone: 'warn' },
  opened: { title: { zh: '查看照面', en: 'Opened' }, mark: { zh: '查', en: 'V' }, tone: 'plain' },
  activated: { title: { zh: '激活', en: 'Activated' }, mark: { zh: '激', en: 'A' }, tone: 'info' },
  deactivated: { title: { zh: '解除激活', en: 'Deactivated' }, mark: { zh: '解', en: 'D' }, tone: 'plain' },
  mirrored: {
    title: { zh: '发证机关更新', en: 'Updated by the authority' },
    mark: { zh: '新', en: 'U' },
    tone: 'plain',
  },
  copyRequested: { title: { zh: '申请加注件', en: 'Copy requested' }, mark: { zh: '申', en: 'C' }, tone: 'info' },
  copyMade: { title: { zh: '加注件已签章', en: 'Copy sealed' }, mark: { zh: '章', en: 'S' }, tone: 'info' },
  copyDownloaded: { title: { zh: '下载加注件', en: 'Copy downloaded' }, mark: { zh: '下', en: 'D' }, tone: 'info' },
  copyWithdrawn: { title: { zh: '撤回加注件', en: 'Copy withdrawn' }, mark: { zh: '撤', en: 'W' }, tone: 'plain' },
}

/** Who did it, in words. An agency's name is what the province registered, in its own language. */
export function actorWords(actor: ActivityActor): Bilingual {
  if (actor.kind === 'holder') return { zh: '本人', en: 'You' }
  if (actor.kind === 'province') return { zh: '省级业务系统', en: 'Provincial system' }
  if (actor.kind === 'anyone') return { zh: '扫码人', en: 'Somebody who scanned' }
  const words = `${actor.agency} ${actor.officerNumber}`
  return { zh: words, en: words }
}

/** The event's word; the event's own name when the province sends one we have no word for yet. */
export function eventWords(event: string): Bilingual {
  return isKnown(event) ? EVENTS[event] : { zh: event, en: event }
}

function isKnown(event: string): event is EventType {
  return event in EVENTS
}
