/** The verdict on a file in words, Chinese and English, for a terminal. */
import type { FileVerdict, Layer } from '../cloudfunctions/server/documents/verify-file/verdict'
import { COPY_METADATA, elementLabel } from '../src/core/licence/metadata'
import { chinaTimeOf, type Instant, parseInstant } from '../src/core/time'

const OUTCOMES: { readonly [O in FileVerdict['outcome']]: string } = {
  valid: '有效 valid',
  notValid: '无效 not valid',
  unreadable: '无法查验 unreadable',
}

export const LAYER_NAMES: { readonly [L in Layer]: string } = {
  container: '文件包 container',
  structure: '结构 structure',
  digests: '摘要 digests',
  signature: '签名 signature',
  seal: '印章 seal',
  chain: '证书链 chain',
  revocation: '吊销 revocation',
  registration: '登记 registration',
}

/** Lines without a line feed at the end. `file`: the name the person gave. `now`: whether a copy's term is over is said too. */
export function verdictText(file: string, verdict: FileVerdict, now: Instant): string {
  const { outcome, format, bytes, digest, notChecked } = verdict
  const kind = format ? `${format.toUpperCase()}，` : ''
  const lines = [
    `文件 file：${file}（${kind}${bytes} 字节 bytes）`,
    `结果 result：${OUTCOMES[outcome]}`,
    ...problemLines(verdict),
    ...termLines(verdict, now),
    ...sealLines(verdict),
    `SM3：${digest}`,
    ...(notChecked.length > 0
      ? [`未查验 not checked：${notChecked.map((layer) => LAYER_NAMES[layer]).join('、')}`]
      : []),
    ...metadataLines(verdict),
  ]
  return lines.map(printable).join('\n')
}

function problemLines({ problem }: FileVerdict): readonly string[] {
  if (!problem) return []
  const { layer, code, message, part } = problem
  return [
    `层次 layer：${LAYER_NAMES[layer]}`,
    `原因 reason：${message.zh} / ${message.en}（${code}）`,
    ...(part === undefined ? [] : [`部件 part：${part}`]),
  ]
}

/** A copy stays what was sealed when its term is over, but nobody may rely on it. Both times are China's wall clock, in digits. */
function termLines({ metadata }: FileVerdict, now: Instant): readonly string[] {
  const until = metadata.find(({ name }) => name === COPY_METADATA.until.name)?.value
  const clock = chinaTimeOf(now).replace(/\D/g, '')
  return until !== undefined && until < clock
    ? [`注意 note：加注件有效期已过 / the term of this copy is over（${until}）`]
    : []
}

function sealLines({ sealName, signer, sealedAt }: FileVerdict): readonly string[] {
  if (sealedAt === undefined) return []
  const at = parseInstant(sealedAt)
  const time = at.ok ? `${chinaTimeOf(at.value)}（北京时间 China time）` : sealedAt
  return [`印章 seal：${sealName}`, `签章人 signer：${signer}`, `签章时间 sealed at：${time}`]
}

function metadataLines({ metadata }: FileVerdict): readonly string[] {
  if (metadata.length === 0) return []
  return ['元数据 metadata：', ...metadata.map(({ name, value }) => `  ${labelOf(name)}：${value}`)]
}

function labelOf(name: string): string {
  const label = elementLabel(name)
  return label ? `${label.zh} ${label.en}` : name
}

/** What comes from a file may not steer the terminal. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
}
