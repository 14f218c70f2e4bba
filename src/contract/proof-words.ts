/**
 * What an officer is told of an offline code: what was found and what to do, for every reason there is. What could not be checked is never
 * called bad: only the issuer's own word makes a licence invalid.
 */
import type { Label } from '../core/label'
import type { ProofNotice, ProofReason, ProofVerdict, TimeSuspect } from '../core/presentation/proof-verdict'
import { chinaTimeOf, type Instant } from '../core/time'

export interface ProofWords {
  /** What was found. */
  readonly headline: Label
  /** What to do. */
  readonly advice: Label
}

const ONLINE: Label = {
  zh: '请让持证人联网后出示在线二维码，或在有网络处再次核验。',
  en: 'Ask for the online code, or check again where there is a network.',
}
const UPDATE_TRUST: Label = {
  zh: '请在有网络处打开本页更新后再扫；暂时不能更新的，请让持证人出示在线二维码。',
  en: 'Open this page where there is a network to update, then scan again; or ask for the online code.',
}
const REFRESH: Label = {
  zh: '请让持证人当面打开小程序出示，二维码每半分钟更新，截图和照片不算。',
  en: 'Ask the holder to show it live in the mini-program: it changes every half minute. A picture does not count.',
}
const LATEST_APP: Label = {
  zh: '请更新小程序后再扫，或让持证人出示在线二维码。',
  en: 'Update the mini-program and scan again, or ask for the online code.',
}

const VALID: ProofWords = {
  headline: { zh: '有效', en: 'Valid' },
  advice: {
    zh: '请核对出示人、车辆与所示内容相符。',
    en: 'Compare the person and the vehicle with what is shown.',
  },
}

const WORDS: { readonly [R in ProofReason]: (verdict: ProofVerdict) => ProofWords } = {
  issuerSignatureWrong: () => ({
    headline: {
      zh: '发证签名不符，内容不可信',
      en: 'The issuer’s signature does not fit: nothing in it can be believed',
    },
    advice: {
      zh: `二维码内容不是发证机关签发的。请再扫一次排除误读；仍如此的，不予采信。${ONLINE.zh}`,
      en: `The issuer did not sign this. Scan once more; if it stays so, do not rely on it. ${ONLINE.en}`,
    },
  }),
  deviceSignatureWrong: () => ({
    headline: { zh: '不是领取该凭证的手机出示的', en: 'Not shown by the phone this was issued to' },
    advice: {
      zh: `凭证可能是从别处复制的。${REFRESH.zh}`,
      en: `It may have been copied from elsewhere. ${REFRESH.en}`,
    },
  }),
  ended: (verdict) => ({
    headline: { zh: '证照已终止', en: 'The licence has ended' },
    advice: {
      zh: `发证机关的状态列表载明该证照已不再有效${asOfZh(verdict)}。请在线核验查明原因。`,
      en: `The issuer’s status list says it is no longer valid${asOfEn(verdict)}. Check online for the reason.`,
    },
  }),
  suspended: (verdict) => ({
    headline: { zh: '证照已暂扣（暂停）', en: 'The licence is suspended' },
    advice: {
      zh: `发证机关的状态列表载明该证照处于暂扣（暂停）状态${asOfZh(verdict)}。请在线核验是否已经恢复。`,
      en: `The issuer’s status list says so${asOfEn(verdict)}. Check online whether it has been resumed.`,
    },
  }),
  expired: ({ shown }) => ({
    headline: { zh: '证照已过有效期', en: 'The licence has run out' },
    advice: {
      zh: `有效期至 ${shown?.validUntil ?? ''}。请在线核验是否已经换证或延续。`,
      en: `Its last day was ${shown?.validUntil ?? ''}. Check online whether it has been renewed.`,
    },
  }),
  credentialOld: (verdict) => ({
    headline: { zh: '签名正确，但离线凭证已过期', en: 'Genuine, but the offline credential is out of date' },
    advice: {
      zh: `持证人的手机超过一天没有联网，状态只确知${asOfZh(verdict) || '到签发时'}。${ONLINE.zh}`,
      en: `The holder’s phone has been offline for over a day; the status is known only${asOfEn(verdict)}. ${ONLINE.en}`,
    },
  }),
  statusOld: (verdict) => ({
    headline: {
      zh: `签名正确，但状态是${spanZh(verdict)}前的`,
      en: `Genuine, but its status is ${spanEn(verdict)} old`,
    },
    advice: {
      zh: `双方手机都较久没有联网${asOfZh(verdict)}。${UPDATE_TRUST.zh}`,
      en: `Neither phone has been online lately${asOfEn(verdict)}. ${UPDATE_TRUST.en}`,
    },
  }),
  unreadable: () => ({
    headline: { zh: '离线二维码没有读完整或读取有误', en: 'The offline code was not read whole, or misread' },
    advice: {
      zh: '请擦净镜头、让对方调亮屏幕，对正整个二维码再扫一次。',
      en: 'Wipe the lens, have the screen brightened and scan the whole code again.',
    },
  }),
  versionUnknown: () => ({
    headline: { zh: '离线二维码的版本本机不认识', en: 'An offline code of a version this phone does not know' },
    advice: LATEST_APP,
  }),
  typeUnknown: () => ({
    headline: { zh: '证照类型本机不认识', en: 'A type of licence this phone does not know' },
    advice: LATEST_APP,
  }),
  notOurs: () => ({
    headline: { zh: '不是证照的离线二维码', en: 'Not the offline code of a licence' },
    advice: REFRESH,
  }),
  trustMissing: () => ({
    headline: { zh: '无法核验：本机还没有信任列表', en: 'Could not check: this phone has no trust list yet' },
    advice: UPDATE_TRUST,
  }),
  trustOld: () => ({
    headline: { zh: '无法核验：本机的信任列表已过期', en: 'Could not check: this phone’s trust list is out of date' },
    advice: {
      zh: `请确认本机日期正确。${UPDATE_TRUST.zh}`,
      en: `Check this phone’s date. ${UPDATE_TRUST.en}`,
    },
  }),
  issuerUnknown: () => ({
    headline: {
      zh: '无法核验：发证省份不在信任列表中',
      en: 'Could not check: the issuing province is not in the trust list',
    },
    advice: UPDATE_TRUST,
  }),
  keyUnknown: () => ({
    headline: {
      zh: '无法核验：签发密钥不在信任列表中',
      en: 'Could not check: the issuer’s key is not in the trust list',
    },
    advice: {
      zh: `该省可能刚启用新密钥。${UPDATE_TRUST.zh}`,
      en: `The province may have a new key. ${UPDATE_TRUST.en}`,
    },
  }),
  keyOutOfTerm: () => ({
    headline: { zh: '无法核验：签发时密钥不在使用期内', en: 'Could not check: the issuer’s key was not in its term' },
    advice: UPDATE_TRUST,
  }),
  keyRevoked: () => ({
    headline: { zh: '无法核验：签发密钥已停止信任', en: 'Could not check: the issuer’s key is no longer trusted' },
    advice: {
      zh: `这不说明证照有问题：持证人的手机联网后会换用新密钥签发的凭证。${ONLINE.zh}`,
      en: `This says nothing against the licence: online, the holder’s phone gets a new credential. ${ONLINE.en}`,
    },
  }),
  statusUnclear: () => ({
    headline: {
      zh: '无法核验：状态列表的标记含义不明',
      en: 'Could not check: the status list says what this phone does not understand',
    },
    advice: ONLINE,
  }),
  ownClockSlow: (verdict) => ({
    headline: {
      zh: `本机时钟至少慢了${spanZh(verdict)}`,
      en: `This phone’s clock is slow by at least ${spanEn(verdict)}`,
    },
    advice: {
      zh: '请在系统设置中打开自动校时，或联网打开本页校准后再扫。',
      en: 'Set it to automatic time, or open this page online to correct it, and scan again.',
    },
  }),
  theirClockSlow: (verdict) => ({
    headline: {
      zh: `出示方手机时钟至少慢了${spanZh(verdict)}`,
      en: `The showing phone’s clock is slow by at least ${spanEn(verdict)}`,
    },
    advice: {
      zh: '请持证人在系统设置中打开自动校时，再当面出示新的二维码。',
      en: 'Ask the holder to set it to automatic time, then to show a new code.',
    },
  }),
  codeOld: (verdict) => ({
    headline: { zh: `二维码是${spanZh(verdict)}前生成的`, en: `The code was made ${spanEn(verdict)} ago` },
    advice: {
      zh: `可能是${suspectsZh(verdict)}。${REFRESH.zh}${clocksZh(verdict)}`,
      en: `It may be ${suspectsEn(verdict)}. ${REFRESH.en}${clocksEn(verdict)}`,
    },
  }),
  codeAhead: (verdict) => ({
    headline: {
      zh: `二维码的时间比本机快${spanZh(verdict)}`,
      en: `The code’s time is ${spanEn(verdict)} ahead of this phone’s`,
    },
    advice: {
      zh: `可能是${suspectsZh(verdict)}。请校准时间后再出示、再扫。${clocksZh(verdict)}`,
      en: `It may be ${suspectsEn(verdict)}. Set the time right, show it anew and scan again.${clocksEn(verdict)}`,
    },
  }),
  alreadyScanned: (verdict) => ({
    headline: {
      zh: `这个二维码${spanZh(verdict)}前已在本机扫过`,
      en: `This phone scanned this very code ${spanEn(verdict)} ago`,
    },
    advice: {
      zh: `如果不是您重复扫描，可能是翻拍的。${REFRESH.zh}`,
      en: `Unless you scanned it twice, it may be a picture. ${REFRESH.en}`,
    },
  }),
}

const NOTICES: { readonly [N in ProofNotice]: Label } = {
  listMissing: {
    zh: '本机没有该省的状态列表：状态以离线凭证签发时为准。',
    en: 'This phone has no status list of that province: the status is that of when the credential was issued.',
  },
  subjectCut: {
    zh: '名称或范围在二维码中没有写全，完整内容请在线核验。',
    en: 'The name or the scope is cut short in the code. Check online for the whole.',
  },
}

const SUSPECTS: { readonly [S in TimeSuspect]: Label } = {
  picture: { zh: '以前的截图或照片', en: 'a picture of an older code' },
  theirClock: { zh: '出示方手机时钟不准', en: 'the showing phone’s clock being wrong' },
  ownClock: { zh: '本机时钟不准', en: 'this phone’s clock being wrong' },
}

/** What to tell the officer. */
export function proofWords(verdict: ProofVerdict): ProofWords {
  return verdict.reason === undefined ? VALID : WORDS[verdict.reason](verdict)
}

/** What to know besides. */
export function noticeWords(notice: ProofNotice): Label {
  return NOTICES[notice]
}

function suspectsZh({ suspects = [] }: ProofVerdict): string {
  return suspects.map((suspect) => SUSPECTS[suspect].zh).join('，或')
}

function suspectsEn({ suspects = [] }: ProofVerdict): string {
  return suspects.map((suspect) => SUSPECTS[suspect].en).join(', or ')
}

/** Only when this phone's clock is in question too: its owner can find out at once. */
function clocksZh({ suspects = [] }: ProofVerdict): string {
  return suspects.includes('ownClock') ? '本机联网即可校准时间。' : ''
}

function clocksEn({ suspects = [] }: ProofVerdict): string {
  return suspects.includes('ownClock') ? ' This phone’s time is set right as soon as it is online.' : ''
}

const MINUTE = 60_000

/** Days, hours, minutes or seconds, the largest that fits, rounded down: “at least” stays true. */
function spanOf({ byMs = 0 }: ProofVerdict): readonly [count: number, zh: string, en: string] {
  if (byMs >= 48 * 60 * MINUTE) return [Math.floor(byMs / (24 * 60 * MINUTE)), '天', 'days']
  if (byMs >= 120 * MINUTE) return [Math.floor(byMs / (60 * MINUTE)), '小时', 'hours']
  if (byMs >= 2 * MINUTE) return [Math.floor(byMs / MINUTE), '分钟', 'minutes']
  return [Math.max(0, Math.floor(byMs / 1000)), '秒', 'seconds']
}

function spanZh(verdict: ProofVerdict): string {
  const [count, unit] = spanOf(verdict)
  return ` ${count} ${unit}`
}

function spanEn(verdict: ProofVerdict): string {
  const [count, , unit] = spanOf(verdict)
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
}

function asOfZh({ statusAsOf }: ProofVerdict): string {
  return statusAsOf === undefined ? '' : `（截至 ${minuteOf(statusAsOf)}）`
}

function asOfEn({ statusAsOf }: ProofVerdict): string {
  return statusAsOf === undefined ? '' : ` (as of ${minuteOf(statusAsOf)}, China time)`
}

function minuteOf(at: Instant): string {
  return chinaTimeOf(at).slice(0, 'YYYY-MM-DD HH:mm'.length)
}
