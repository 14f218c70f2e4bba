/** What an officer is told of what he scanned: what it is, and what to do. In both languages, for every kind there is. */
import type { Label } from '../core/label'
import type { Scanned } from '../core/presentation/read-scanned'

export interface ScannedWords {
  /** What it is. */
  readonly headline: Label
  /** What to do. */
  readonly advice: Label
}

/** Characters that fit a phone's line or two. */
const LONGEST_HOST = 40

const SHOW_AGAIN: Label = {
  zh: '请让持证人打开小程序，点开证照，出示其中的二维码后再扫。',
  en: 'Ask the holder to open the mini-program, open the licence and show the code there, then scan that.',
}
const SCAN_AGAIN: Label = {
  zh: '请擦净镜头、让对方调亮屏幕，对正整个二维码再扫一次；仍不行，请让持证人刷新二维码。',
  en: 'Wipe the lens, have the screen brightened and scan the whole code again. If that fails, ask the holder to refresh it.',
}

const PAYMENTS: { readonly [B in Extract<Scanned, { kind: 'payment' }>['by']]: Label } = {
  wechat: { zh: '微信支付', en: 'WeChat Pay' },
  alipay: { zh: '支付宝', en: 'Alipay' },
  bank: { zh: '银行卡支付', en: 'bank payment' },
}

const DAMAGE: { readonly [H in Extract<Scanned, { kind: 'offlineCodeBroken' }>['how']]: Label } = {
  cutShort: { zh: '离线二维码只读到了一部分', en: 'Only a part of an offline code was read' },
  tooLong: { zh: '离线二维码的后面多出了内容', en: 'Something was added to an offline code' },
  garbled: { zh: '离线二维码读取有误', en: 'An offline code was misread' },
}

const WORDS: { readonly [K in Scanned['kind']]: (scanned: Extract<Scanned, { kind: K }>) => ScannedWords } = {
  onlineCode: () => ({
    headline: { zh: '在线二维码', en: 'An online code' },
    advice: {
      zh: '正在联网核验。没有网络时，请让持证人出示离线二维码。',
      en: 'It is checked over the network. Without one, ask for the offline code.',
    },
  }),
  onlineCodeElsewhere: ({ issuer: { name } }) => ({
    headline: { zh: `${name.zh}的在线二维码`, en: `An online code of ${name.en}` },
    advice: {
      zh: '正在通过部级系统联网核验。没有网络时，请让持证人出示离线二维码。',
      en: 'It is checked through the ministry. Without a network, ask for the offline code.',
    },
  }),
  onlineCodeUnknown: ({ host = '', trustMissing }) =>
    trustMissing
      ? {
          headline: { zh: '无法确认是哪个省份的二维码', en: 'It cannot be told which province’s code this is' },
          advice: {
            zh: '本机还没有信任列表：请联网更新后再扫，或让持证人出示离线二维码。',
            en: 'This phone has no trust list yet. Go online to update it and scan again.',
          },
        }
      : {
          headline: {
            zh: `二维码指向未受信任的网站${quotedZh(host)}`,
            en: `The code points to a site that no province vouches for${quotedEn(host)}`,
          },
          advice: {
            zh: `不能据此认定证照有效或无效，请勿打开该网址。${SHOW_AGAIN.zh}`,
            en: `Nothing about a licence follows from it; do not open it. ${SHOW_AGAIN.en}`,
          },
        },
  onlineCodeBroken: () => ({
    headline: { zh: '在线二维码没有读完整', en: 'The online code was not read whole' },
    advice: SCAN_AGAIN,
  }),
  offlineCode: () => ({
    headline: { zh: '离线二维码', en: 'An offline code' },
    advice: { zh: '在本机核验，不需要网络。', en: 'It is checked on this phone, without a network.' },
  }),
  offlineCodeBroken: ({ how }) => ({ headline: DAMAGE[how], advice: SCAN_AGAIN }),
  offlineCodeNewer: () => ({
    headline: { zh: '新版本的离线二维码', en: 'An offline code of a newer version' },
    advice: {
      zh: '本机的小程序不认识这个版本：请更新小程序，或让持证人联网出示在线二维码。',
      en: 'This mini-program does not know it. Update it, or ask the holder to go online and show the online code.',
    },
  }),
  copy: ({ issuer }) => ({
    headline: issuer
      ? { zh: `${issuer.name.zh}加注件上的查验码`, en: `The check code of an annotated copy of ${issuer.name.en}` }
      : { zh: '加注件上的查验码', en: 'The check code of an annotated copy' },
    advice: {
      zh: `它只能查验这份文件的真伪，不能证明出示人就是持证人。${SHOW_AGAIN.zh}`,
      en: `It tells whether that file is genuine, not who is showing it. At the roadside: ${SHOW_AGAIN.en}`,
    },
  }),
  payment: ({ by }) => ({
    headline: { zh: `${PAYMENTS[by].zh}的二维码，不是证照`, en: `A code of ${PAYMENTS[by].en}, not a licence` },
    advice: { zh: `未作任何付款操作。${SHOW_AGAIN.zh}`, en: `Nothing was paid. ${SHOW_AGAIN.en}` },
  }),
  healthCode: () => ({
    headline: { zh: '健康码或行程码，不是证照', en: 'A health or travel code, not a licence' },
    advice: SHOW_AGAIN,
  }),
  wechat: () => ({
    headline: { zh: '微信名片、群或公众号的二维码，不是证照', en: 'A WeChat contact, group or account, not a licence' },
    advice: SHOW_AGAIN,
  }),
  trafficPolice: () => ({
    headline: {
      zh: '公安交管的二维码，不是道路运输证照',
      en: 'A code of the traffic police, not a road-transport licence',
    },
    advice: {
      zh: `驾驶证、行驶证请用公安交管的系统核验。${SHOW_AGAIN.zh}`,
      en: `Check driving and vehicle licences in the police’s own system. ${SHOW_AGAIN.en}`,
    },
  }),
  webAddress: ({ host = '' }) => ({
    headline: { zh: `网址${quotedZh(host)}，不是证照`, en: `A web address${quotedEn(host)}, not a licence` },
    advice: { zh: `请勿打开。${SHOW_AGAIN.zh}`, en: `Do not open it. ${SHOW_AGAIN.en}` },
  }),
  number: () => ({
    headline: { zh: '一串数字，不是证照二维码', en: 'A number, not the code of a licence' },
    advice: {
      zh: `可能是付款码、条形码或证件号码，本机不会保存。${SHOW_AGAIN.zh}`,
      en: `Perhaps a payment code, a bar code or an identity number: it is not kept. ${SHOW_AGAIN.en}`,
    },
  }),
  text: () => ({
    headline: {
      zh: '其他系统的二维码或一段文字，不是证照',
      en: 'A code of another system, or plain text, not a licence',
    },
    advice: SHOW_AGAIN,
  }),
  binary: () => ({
    headline: { zh: '其他系统的二维码，内容不是文字', en: 'A code of another system, which holds no text' },
    advice: SHOW_AGAIN,
  }),
  oversized: () => ({
    headline: { zh: '内容过长，不可能是证照二维码', en: 'Far too long for the code of a licence' },
    advice: SHOW_AGAIN,
  }),
  empty: () => ({
    headline: { zh: '没有读到内容', en: 'Nothing was read' },
    advice: SCAN_AGAIN,
  }),
}

/** What to tell the officer. */
export function scannedWords(scanned: Scanned): ScannedWords {
  // The table's own type ties each sentence to its kind; TypeScript cannot follow that through the union.
  const words = WORDS[scanned.kind] as (scanned: Scanned) => ScannedWords
  return words(scanned)
}

function quotedZh(host: string): string {
  return host === '' ? '' : `（${shortened(host)}）`
}

function quotedEn(host: string): string {
  return host === '' ? '' : ` (${shortened(host)})`
}

/** The end of a host's name says whose it is. */
function shortened(host: string): string {
  return host.length <= LONGEST_HOST ? host : `…${host.slice(1 - LONGEST_HOST)}`
}
