/** 核验结果: what an officer may conclude, and the norm it rests on (道路运输电子证照运行服务规范（试行）). */
import type { Presentable } from '../activation'
import type { Label } from '../label'
import { type Attention, attentionOf } from '../licence/review'
import { type LicenceStatus, statusAt } from '../licence/status'
import type { Instant } from '../time'

/** Why a licence was not found valid. */
export type VerdictReason = Exclude<LicenceStatus, 'inForce'> | 'notActivated'

/** The part of a verdict that follows from the licence alone. */
export interface LicenceVerdict {
  readonly verdict: 'valid' | 'invalid' | 'undetermined'
  readonly reason?: VerdictReason
  /** Things to know that do not change the verdict. */
  readonly warnings: readonly Label[]
}

/** What every verdict rests on. */
export const LEGAL_BASIS: readonly Label[] = [
  {
    zh: '电子证照与纸质证照具有同等法律效力（《道路运输电子证照运行服务规范（试行）》第六条）。',
    en: 'An e-licence has the same legal force as the paper one (Service Norm for Road-Transport E-Licences (Trial), Article 6).',
  },
  {
    zh: '对小程序等出示的电子证照予以认可，并在线核验其真实性（同规范第九条）。',
    en: 'One shown in a mini-program is recognised, and its authenticity is checked online (Article 9 of the same norm).',
  },
]

/**
 * The verdict on a licence shown. Not in force: invalid, with the status as the reason. In force but not activated: undetermined, because
 * activation only binds a licence to its holder in this app; the licence is in force in law, but that the shower is its holder is not proven.
 * Failing to show an electronic licence is no offence by itself (交办运〔2024〕39号): the officer's page says so with every verdict that is none.
 */
export function verdictOf({ licence, activated }: Presentable, now: Instant): LicenceVerdict {
  const status = statusAt(licence, now)
  const warnings = attentionOf(licence, now).flatMap(warningOf)
  if (status !== 'inForce') return { verdict: 'invalid', reason: status, warnings }
  if (!activated) return { verdict: 'undetermined', reason: 'notActivated', warnings }
  return { verdict: 'valid', warnings }
}

/** Only what has gone wrong is told to an officer; what is merely due soon is the holder's business. */
const FAILED = {
  reviewFailed: { zh: '年审不合格', en: 'Annual review failed' },
  assessmentFailed: { zh: '诚信考核不合格', en: 'Integrity assessment failed' },
} as const

const OVERDUE = {
  reviewOverdue: { zh: '年审', en: 'Annual review' },
  assessmentOverdue: { zh: '诚信考核', en: 'Integrity assessment' },
} as const

function warningOf(attention: Attention): readonly Label[] {
  if ('on' in attention) return []
  if (!('since' in attention)) return [FAILED[attention.kind]]
  const { zh, en } = OVERDUE[attention.kind]
  return [{ zh: `${zh}已于 ${attention.since} 逾期`, en: `${en} overdue since ${attention.since}` }]
}
