/** 用证记录 in words, for the phone's pages and for the holder's own files: acts, who did them, what they came to. */
import type { EventType } from '../core/licence/event'
import type { ActivityAct, ActivityActor, ActivityLine, SeenFields } from './holder'
import type { OUTCOMES, REFUSAL_GROUNDS, VerdictKind } from './officer'
import type { Bilingual } from './reply'

export const EVENT_NAMES: { readonly [E in EventType]: Bilingual } = {
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

export const ACT_NAMES: { readonly [A in ActivityAct]: Bilingual } = {
  verified: { zh: '现场核验', en: 'Roadside check' },
  verifyRefused: { zh: '核验未完成', en: 'Check not completed' },
  presented: { zh: '亮证', en: 'Presented' },
  credentialIssued: { zh: '更新离线凭证', en: 'Offline credential renewed' },
  presentedOffline: { zh: '离线亮证', en: 'Presented offline' },
  verifiedOffline: { zh: '离线核验', en: 'Offline check' },
  checked: { zh: '他人查验', en: 'Checked by somebody' },
  outcomeNoted: { zh: '核验处理情况', en: 'Outcome of a check' },
  refusalReported: { zh: '提出异议', en: 'Objection' },
  opened: { zh: '查看照面', en: 'Opened' },
  activated: { zh: '激活', en: 'Activated' },
  deactivated: { zh: '解除激活', en: 'Deactivated' },
  mirrored: { zh: '发证机关更新', en: 'Updated by the authority' },
  copyRequested: { zh: '申请加注件', en: 'Copy requested' },
  copyMade: { zh: '加注件已签章', en: 'Copy sealed' },
  copyDownloaded: { zh: '下载加注件', en: 'Copy downloaded' },
  copyWithdrawn: { zh: '撤回加注件', en: 'Copy withdrawn' },
  grantAsked: { zh: '收到用证申请', en: 'Use asked for' },
  grantRefused: { zh: '拒绝用证申请', en: 'Request refused' },
  grantGiven: { zh: '授权用证', en: 'Use granted' },
  grantWithdrawn: { zh: '撤回授权', en: 'Grant withdrawn' },
  grantLicencesWithdrawn: { zh: '撤回部分证照的授权', en: 'Licences withdrawn from a grant' },
  grantReturned: { zh: '接收方退回授权', en: 'Grant given back' },
  grantIncluded: { zh: '证照被纳入授权', en: 'Included in a grant' },
  grantRead: { zh: '用证查看', en: 'Read under a grant' },
  grantReadRefused: { zh: '用证查看被拒绝', en: 'Reading refused' },
  delegated: { zh: '委托他人办理', en: 'Delegated' },
  delegationWithdrawn: { zh: '撤销委托', en: 'Delegation withdrawn' },
  erasureAsked: { zh: '要求接收方删除', en: 'Deletion asked of a recipient' },
  erasureAnswered: { zh: '接收方答复删除要求', en: 'Answer to a deletion request' },
}

const VERDICT_NAMES: { readonly [K in VerdictKind]: Bilingual } = {
  valid: { zh: '有效', en: 'Valid' },
  invalid: { zh: '无效', en: 'Invalid' },
  stale: { zh: '状态待更新', en: 'Status out of date' },
  undetermined: { zh: '暂不能确认', en: 'Not confirmed' },
}

export const OUTCOME_NAMES: { readonly [O in (typeof OUTCOMES)[number]]: Bilingual } = {
  accepted: { zh: '予以认可', en: 'Accepted' },
  refused: { zh: '未予认可', en: 'Not accepted' },
}

export const GROUND_NAMES: { readonly [G in (typeof REFUSAL_GROUNDS)[number]]: Bilingual } = {
  notInForce: { zh: '证照不在有效状态', en: 'The licence was not in force' },
  notTheHolder: { zh: '与持证人不符', en: 'Not the holder' },
  notTheVehicle: { zh: '与车辆不符', en: 'Not the vehicle' },
  outOfScope: { zh: '超出经营范围或从业资格类别', en: 'Out of the licence’s scope' },
  couldNotCheck: { zh: '无法核验', en: 'It could not be checked' },
  other: { zh: '其他', en: 'Another reason' },
}

/** Why somebody who scanned a code learned nothing. */
const ATTEMPTS = {
  CODE_USED: { zh: '二维码已被核验过', en: 'The code had been used' },
  CODE_EXPIRED: { zh: '二维码已过期', en: 'The code had expired' },
  CODE_OUTDATED: { zh: '出示后证照已有变更', en: 'The licence had changed since it was shown' },
  CODE_SESSION_ENDED: { zh: '出示的手机已退出登录', en: 'The phone that showed it had signed out' },
  TOO_MANY_CHECKS: { zh: '查验次数过多', en: 'Too many checks' },
  GRANT_NOT_ACTIVE: { zh: '授权已撤回、到期或未生效', en: 'The grant was not in force' },
  GRANT_PURPOSE_OTHER: { zh: '用途与授权不符', en: 'For another purpose than granted' },
  GRANT_USED_UP: { zh: '授权次数已用完', en: 'All granted uses had been made' },
  GRANT_LICENCE_WITHDRAWN: { zh: '该证照的授权已撤回', en: 'The licence had been withdrawn from the grant' },
  GRANT_LICENCE_CHANGED: { zh: '证照已换持证人或重新核发', en: 'Another holder, or issued anew' },
  GRANT_FIELD_NOT_GRANTED: { zh: '所查项目未获授权', en: 'A field that was not granted' },
  PARTY_SUSPENDED: { zh: '用证单位已被暂停', en: 'The relying party was suspended' },
  LICENCE_NOT_IN_FORCE: { zh: '证照不在有效状态', en: 'The licence was not in force' },
  GRANT_NOT_FOUND: { zh: '没有授权', en: 'No grant' },
} as const satisfies { readonly [code: string]: Bilingual }

export const SEEN_NAMES: { readonly [S in SeenFields]: Bilingual } = {
  face: { zh: '照面全部内容', en: 'Everything on the face' },
  public: {
    zh: '公开内容：证照类型、脱敏的持证人、有效期和状态',
    en: 'What anyone may know: type, masked holder, term and status',
  },
  offlineCode: {
    zh: '离线码内容：证照类型、脱敏的持证人、号牌号码、编号后四位、类别和有效期',
    en: 'What an offline code holds: type, masked holder, plate, last four of the number, categories and term',
  },
}

/** Who did it. An agency's name is what the province registered, in its own language. */
export function actorWords(actor: ActivityActor): Bilingual {
  if (actor.kind === 'holder') return { zh: '本人', en: 'You' }
  if (actor.kind === 'province') return { zh: '省级业务系统', en: 'Provincial system' }
  if (actor.kind === 'anyone') return { zh: '扫码人', en: 'Somebody who scanned' }
  if (actor.kind === 'recipient') return { zh: actor.name, en: actor.name }
  if (actor.kind === 'delegate') return { zh: `${actor.name}（受托）`, en: `${actor.name} (delegate)` }
  const words = `${actor.agency} ${actor.officerNumber}`
  return { zh: words, en: words }
}

/** The event's word; the event's own name when the province sends one we have no word for yet. */
export function eventWords(event: string): Bilingual {
  return wordIn(EVENT_NAMES, event) ?? { zh: event, en: event }
}

/** What the act came to, in words; undefined when it came to nothing that has any, such as the number of a copy. */
export function outcomeWords({ act, outcome }: Pick<ActivityLine, 'act' | 'outcome'>): Bilingual | undefined {
  if (outcome === undefined) return undefined
  if (act === 'mirrored') return eventWords(outcome)
  return wordIn(VERDICT_NAMES, outcome) ?? wordIn(OUTCOME_NAMES, outcome) ?? wordIn(ATTEMPTS, outcome)
}

/** Where it happened: the place that was noted, or else the district in which the officer serves; undefined when neither is known. */
export function whereWords({ place, division }: Pick<ActivityLine, 'place' | 'division'>): Bilingual | undefined {
  if (place !== undefined && place !== '') return { zh: place, en: place }
  return division === undefined ? undefined : { zh: `辖区 ${division}`, en: `District ${division}` }
}

/** An officer's ground for not accepting a licence; undefined when it is none we know. */
export function groundWords(ground: string): Bilingual | undefined {
  return wordIn(GROUND_NAMES, ground)
}

function wordIn(words: { readonly [code: string]: Bilingual }, code: string): Bilingual | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined
}
