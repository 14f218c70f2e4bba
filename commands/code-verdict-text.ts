/** The verdict on an offline code in words, Chinese and English, for a terminal. */
import { noticeWords, proofWords } from '../src/contract/proof-words'
import { type ScannedWords, scannedWords } from '../src/contract/scanned-words'
import type { Label } from '../src/core/label'
import { kindOf } from '../src/core/licence/kinds'
import type { ProofVerdict } from '../src/core/presentation/proof-verdict'
import type { Scanned } from '../src/core/presentation/read-scanned'
import { describeSubject } from '../src/core/presentation/subject'
import { chinaTimeOf, type Instant } from '../src/core/time'

const VERDICTS: { readonly [V in ProofVerdict['verdict']]: string } = {
  valid: '有效 valid',
  invalid: '无效 invalid',
  stale: '已陈旧 stale',
  undetermined: '无法核验 undetermined',
}

/** Lines without a line feed at the end. `scanned`: what the text is, when it is no whole offline code. */
export function codeVerdictText(verdict: ProofVerdict, scanned: Scanned, missing: readonly string[]): string {
  const { headline, advice } = scanned.kind === 'offlineCode' ? proofWords(verdict) : wordsOf(scanned)
  const lines = [
    `结果 result：${VERDICTS[verdict.verdict]}`,
    ...(verdict.reason === undefined ? [] : [`原因 reason：${both(headline)}（${verdict.reason}）`]),
    `处理 what to do：${both(advice)}`,
    ...shownLines(verdict),
    ...(verdict.statusAsOf === undefined ? [] : [`状态截至 status as of：${timeText(verdict.statusAsOf)}`]),
    ...verdict.notices.map((notice) => `注意 note：${both(noticeWords(notice))}`),
    ...missing.map((line) => `注意 note：${line}`),
  ]
  return lines.map(printable).join('\n')
}

/** The command asks nobody about an online code. */
function wordsOf(scanned: Scanned): ScannedWords {
  const words = scannedWords(scanned)
  return scanned.kind === 'onlineCodeElsewhere' ? { ...words, advice: ONLINE } : words
}

const ONLINE: Label = {
  zh: '本命令只核验离线二维码；在线二维码请在小程序的执法核验中扫描。',
  en: 'This command checks offline codes only. Scan an online code in the mini-program.',
}

function shownLines({ shown, shownAt }: ProofVerdict): readonly string[] {
  if (!shown) return []
  const { issuer, typeCode, subject, validUntil, version, expiresAt } = shown
  return [
    `发证省份 issuer：${both(issuer.name)}（${issuer.issuer}）`,
    `证照类型 type：${both(kindOf(typeCode).name)}`,
    ...describeSubject(typeCode, subject).map(({ label, value }) => `${label.zh} ${label.en}：${both(value)}`),
    `有效期至 valid until：${validUntil ?? '长期 no end'}`,
    `版本 version：${version}`,
    `凭证有效至 credential until：${timeText(expiresAt)}`,
    ...(shownAt === undefined ? [] : [`出示时间 shown at：${timeText(shownAt)}`]),
  ]
}

function both({ zh, en }: Label): string {
  return zh === en ? zh : `${zh} / ${en}`
}

function timeText(at: Instant): string {
  return `${chinaTimeOf(at)}（北京时间 China time）`
}

/** What comes from a code may not steer the terminal. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
}
