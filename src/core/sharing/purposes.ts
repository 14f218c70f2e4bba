/**
 * 用途: for what licences may be used by others, and what is usual for it. The presets are ours: the least that each business asks for on paper. A
 * relying party that asks for more than `most` is refused; a holder may give what he likes.
 */
import type { Label } from '../label'
import type { LicenceCategory } from '../licence/licence-category'
import { CATEGORIES, GRANT_FIELDS, type GrantFields } from './fields'

export const PURPOSES = ['carriage', 'platform', 'insurance', 'government', 'employment', 'other'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface PurposeFacts {
  readonly label: Label
  /** What it means, in one sentence, as it is shown before it is given. */
  readonly meaning: Label
  /** Ours: as long as one such business lasts. Whoever needs it longer is granted it again. */
  readonly longestDays: number
  /** Whether the list alone says too little, so that words must be added. */
  readonly needsWords: boolean
  /** What is proposed; each field can be taken away. */
  readonly usual: Usual
  /** The most a relying party may ask for. */
  readonly most: Usual
}

type Usual = { readonly [C in LicenceCategory]: readonly string[] }

const ALL: Usual = {
  practitioner: namesOf('practitioner'),
  business: namesOf('business'),
  transport: namesOf('transport'),
}

const VEHICLE = [
  'number',
  'plateNumber',
  'plateColour',
  'vehicleType',
  'tonnage',
  'seats',
  'businessScope',
  'operatorName',
]
const IN_FORCE = ['validity', 'status']

const CARRIAGE: Usual = {
  practitioner: ['holderName', 'qualifications', ...IN_FORCE],
  business: ['holderName', 'number', 'businessScope', ...IN_FORCE],
  transport: [...VEHICLE, ...IN_FORCE],
}

const PLATFORM: Usual = {
  practitioner: [...CARRIAGE.practitioner, 'number', 'photo', 'drivingClass', 'authority'],
  business: [...CARRIAGE.business, 'holderCode', 'authority'],
  transport: [...CARRIAGE.transport, 'annualReview', 'reviewValidUntil', 'permitNumber', 'authority'],
}

const INSURANCE: Usual = {
  practitioner: [...CARRIAGE.practitioner, 'number', 'drivingClass'],
  business: CARRIAGE.business,
  transport: [...CARRIAGE.transport, 'technicalGrade', 'annualReview', 'lengthMm', 'widthMm', 'heightMm'],
}

const EMPLOYMENT: Usual = {
  ...CARRIAGE,
  practitioner: [...CARRIAGE.practitioner, 'number', 'photo', 'drivingClass', 'integrityAssessment'],
}

export const PURPOSE_FACTS: { readonly [P in Purpose]: PurposeFacts } = {
  carriage: {
    label: { zh: '托运承运核验', en: 'Carriage of goods or passengers' },
    meaning: {
      zh: '托运人或承运人核对资质，安排运输',
      en: 'A shipper or carrier checks the qualifications for a transport',
    },
    longestDays: 90,
    needsWords: false,
    usual: CARRIAGE,
    most: moreThan(CARRIAGE, {
      practitioner: ['number', 'photo', 'drivingClass', 'identifier', 'authority', 'integrityAssessment'],
      business: [
        'holderCode',
        'identifier',
        'authority',
        'issuedOn',
        'address',
        'operatingStatus',
        'integrityAssessment',
      ],
      transport: [
        ...['identifier', 'authority', 'issuedOn', 'holderName', 'permitNumber', 'technicalGrade', 'annualReview'],
        ...['reviewValidUntil', 'lengthMm', 'widthMm', 'heightMm'],
      ],
    }),
  },
  platform: {
    label: { zh: '平台入驻与日常核验', en: 'Joining and working for a platform' },
    meaning: {
      zh: '货运或网约车平台核对资质，并在期限内复核',
      en: 'A platform checks the qualifications, and again during the term',
    },
    longestDays: 365,
    needsWords: false,
    usual: PLATFORM,
    most: without(ALL, ['address', 'archiveNumber', 'nationality']),
  },
  insurance: {
    label: { zh: '投保理赔', en: 'Insurance and claims' },
    meaning: { zh: '保险公司承保或理赔时核对', en: 'An insurer checks for a policy or a claim' },
    longestDays: 365,
    needsWords: false,
    usual: INSURANCE,
    most: without(ALL, ['archiveNumber', 'nationality', 'photo']),
  },
  government: {
    label: { zh: '政务服务办理', en: 'Government service' },
    meaning: {
      zh: '政务服务窗口办理业务时核对，免交纸质证照',
      en: 'A service window checks instead of asking for paper',
    },
    longestDays: 90,
    needsWords: false,
    usual: ALL,
    most: ALL,
  },
  employment: {
    label: { zh: '聘用与上岗核验', en: 'Employment' },
    meaning: { zh: '用人单位核对从业资格', en: 'An employer checks the qualification' },
    longestDays: 365,
    needsWords: false,
    usual: EMPLOYMENT,
    most: without(ALL, ['archiveNumber']),
  },
  other: {
    label: { zh: '其他', en: 'Other' },
    meaning: { zh: '按所写用途使用', en: 'As written' },
    longestDays: 90,
    needsWords: true,
    usual: CARRIAGE,
    most: without(ALL, ['address', 'archiveNumber', 'nationality', 'birthDate']),
  },
}

/** What is proposed for licences of these categories. */
export function presetOf(purpose: Purpose, categories: readonly LicenceCategory[]): GrantFields {
  const { usual } = PURPOSE_FACTS[purpose]
  return Object.fromEntries(categories.map((category) => [category, usual[category]]))
}

/** Of `fields` those that are not usual for the purpose: the holder is shown them apart. */
export function beyondUsual(purpose: Purpose, fields: GrantFields): GrantFields {
  return beyond(PURPOSE_FACTS[purpose].usual, fields)
}

/** Of `fields` those that no relying party may ask for. */
export function beyondMost(purpose: Purpose, fields: GrantFields): GrantFields {
  return beyond(PURPOSE_FACTS[purpose].most, fields)
}

function beyond(usual: Usual, fields: GrantFields): GrantFields {
  const left = CATEGORIES.map(
    (category) => [category, (fields[category] ?? []).filter((name) => !usual[category].includes(name))] as const,
  )
  return Object.fromEntries(left.filter(([, names]) => names.length > 0))
}

function namesOf(category: LicenceCategory): readonly string[] {
  return GRANT_FIELDS[category].map(({ name }) => name)
}

function moreThan(usual: Usual, more: Usual): Usual {
  return each((category) => [...usual[category], ...more[category]])
}

function without(usual: Usual, names: readonly string[]): Usual {
  return each((category) => usual[category].filter((name) => !names.includes(name)))
}

function each(names: (category: LicenceCategory) => readonly string[]): Usual {
  return { practitioner: names('practitioner'), business: names('business'), transport: names('transport') }
}
