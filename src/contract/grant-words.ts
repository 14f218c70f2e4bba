/** 授权 in plain words: what a grant means, sentence by sentence, shown before it is given, while it is asked for, and on the receipt. */
import type { LicenceCategory } from '../core/licence/licence-category'
import type { DelegatedAct } from '../core/sharing/delegation'
import { CATEGORIES, fieldsAmong } from '../core/sharing/fields'
import { PURPOSE_FACTS } from '../core/sharing/purposes'
import type { PartyKind } from '../core/sharing/recipient'
import type { GrantTerms } from '../core/sharing/terms'
import type { Bilingual } from './reply'

export const PARTY_KIND_NAMES: { readonly [K in PartyKind]: Bilingual } = {
  shipper: { zh: '货主、托运人', en: 'Shipper' },
  platform: { zh: '平台企业', en: 'Platform' },
  insurer: { zh: '保险公司', en: 'Insurer' },
  serviceWindow: { zh: '政务服务窗口', en: 'Service window' },
  employer: { zh: '用人单位', en: 'Employer' },
  other: { zh: '其他单位', en: 'Other organisation' },
}

export const CATEGORY_NAMES: { readonly [C in LicenceCategory]: Bilingual } = {
  practitioner: { zh: '从业资格证', en: 'Practitioner certificates' },
  business: { zh: '经营许可证', en: 'Business permits' },
  transport: { zh: '道路运输证', en: 'Transport certificates' },
}

export const DELEGATED_ACT_NAMES: { readonly [A in DelegatedAct]: Bilingual } = {
  see: { zh: '查看证照', en: 'See the licences' },
  grant: { zh: '授权他人使用', en: 'Grant their use' },
  answer: { zh: '答复用证申请', en: 'Answer requests' },
  withdraw: { zh: '撤回授权', en: 'Withdraw grants' },
}

/** What is agreed. `size`: how many licences, once that is known. */
export interface GrantInWords {
  readonly recipient: string
  readonly terms: GrantTerms
  readonly size?: number
}

/** One sentence each: who may see what, for what, until when, how often, copies, and how it is taken back. */
export function grantSentences({ recipient, terms, size }: GrantInWords): readonly Bilingual[] {
  const { until } = terms
  return [
    whoAndWhat(recipient, size),
    ...CATEGORIES.flatMap((category) => fieldsSentence(category, terms)),
    purposeSentence(terms),
    { zh: `使用到 ${until} 为止（含当日）。`, en: `Until the end of ${until}.` },
    usesSentence(terms),
    terms.copies
      ? {
          zh: '对方可以制作加注件：加注件上是证照的全部照面信息，并写明用途和期限。',
          en: 'Annotated copies may be made: they show the whole face of the licence, with purpose and term.',
        }
      : { zh: '对方不能制作加注件。', en: 'No copies may be made.' },
    {
      zh: '对方不能转授权。您可以随时撤回，撤回后对方立即不能再查看。',
      en: 'It cannot be passed on. You can withdraw it at any time; from then on nothing can be seen.',
    },
  ]
}

function whoAndWhat(recipient: string, size: number | undefined): Bilingual {
  return size === undefined
    ? { zh: `允许“${recipient}”查看您选择的证照。`, en: `${recipient} may look at the licences you choose.` }
    : {
        zh: `允许“${recipient}”查看 ${size} 本证照。`,
        en: `${recipient} may look at ${size} ${size === 1 ? 'licence' : 'licences'}.`,
      }
}

function fieldsSentence(category: LicenceCategory, { fields }: GrantTerms): readonly Bilingual[] {
  const labels = fieldsAmong(category, fields[category]).map(({ label }) => label)
  if (labels.length === 0) return []
  const { zh, en } = CATEGORY_NAMES[category]
  return [
    {
      zh: `${zh}只能看到：${labels.map((label) => label.zh).join('、')}。`,
      en: `Of ${en.toLowerCase()} only: ${labels.map((label) => label.en.toLowerCase()).join(', ')}.`,
    },
  ]
}

function purposeSentence({ purpose, words }: GrantTerms): Bilingual {
  const { label } = PURPOSE_FACTS[purpose]
  return words === undefined
    ? { zh: `只用于${label.zh}。`, en: `Only for: ${label.en.toLowerCase()}.` }
    : { zh: `只用于${label.zh}：${words}。`, en: `Only for: ${label.en.toLowerCase()} (${words}).` }
}

function usesSentence({ uses }: GrantTerms): Bilingual {
  return uses === undefined
    ? {
        zh: '期限内不限查看次数，每次查看您都能看到记录。',
        en: 'As often as needed within the term; you see each time in your record.',
      }
    : {
        zh: `每本证照最多查看 ${uses} 次，每次查看您都能看到记录。`,
        en: `Each licence at most ${uses} ${uses === 1 ? 'time' : 'times'}; you see each time in your record.`,
      }
}
