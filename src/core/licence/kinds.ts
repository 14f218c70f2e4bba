/**
 * 三类九证: the nine types of licence as data. Rules, forms, faces, schemas and documentation are derived from {@link TYPES}; a tenth type is
 * one more entry of it and nothing else. Type codes: a provincial dictionary. Which codes fit which type is ours (docs/decisions.md).
 */
import type { Label } from '../label'
import { BUSINESS_PERMIT } from './business-permit'
import type { CodeFit } from './code-fit'
import type { CategoryData } from './licence-category'
import { PRACTITIONER_CERTIFICATE } from './practitioner-certificate'
import { TRANSPORT_CERTIFICATE } from './transport-certificate'

interface KindData extends CategoryData {
  /** As printed. */
  readonly name: Label
  readonly shortName: Label
  /** Which qualification categories (JT/T 697.7 5.22) it may carry, and which it must. */
  readonly qualifications?: CodeFit
  /** Which scopes of business it may carry. */
  readonly scope?: CodeFit
  /** Type codes of the permits under which its vehicles run. */
  readonly permits?: readonly string[]
  /** 关联事项 (JT/T 1291 6.4.1) under which it is issued. */
  readonly relatedItems?: readonly string[]
  /** The most seats its vehicles may have. */
  readonly mostSeats?: number
}

/** Radioactive material is class 7 of dangerous goods and has a permit of its own (放射性物品道路运输管理规定). */
const RADIOACTIVE = ['03170', '03270'] as const

/** 客运出租运输, and 09101 below it: the dictionary has no code of its own for ride-hailing. */
const PASSENGER_HIRE = { allowed: ['0910'] } as const

const TYPES = [
  {
    ...PRACTITIONER_CERTIFICATE,
    typeCode: '11100000000019713D071',
    name: { zh: '道路运输从业人员从业资格证', en: 'Road Transport Practitioner Certificate' },
    shortName: { zh: '从业资格证', en: 'Practitioner certificate' },
    // All but 09: drivers of taxis have certificates of their own.
    qualifications: { allowed: ['01', '02', '03', '04', '05', '11', '12', '13', '14'] },
  },
  {
    ...PRACTITIONER_CERTIFICATE,
    typeCode: '11100000000019713D075',
    name: { zh: '巡游出租汽车驾驶员证', en: 'Cruising Taxi Driver Certificate' },
    shortName: { zh: '巡游车驾驶员证', en: 'Taxi driver' },
    design: { theme: 'taxiDriver', form: 'card', portrait: true },
    qualifications: { allowed: ['09'], required: '09002' },
  },
  {
    ...PRACTITIONER_CERTIFICATE,
    typeCode: '11100000000019713D072',
    name: { zh: '网络预约出租汽车驾驶员证', en: 'Ride-hailing Driver Certificate' },
    shortName: { zh: '网约车驾驶员证', en: 'Ride-hailing driver' },
    design: { theme: 'rideHailingDriver', form: 'card', portrait: true },
    qualifications: { allowed: ['09'], required: '09003' },
  },
  {
    ...BUSINESS_PERMIT,
    typeCode: '11100000000019713D008',
    name: { zh: '道路运输经营许可证', en: 'Road Transport Business Permit' },
    shortName: { zh: '经营许可证', en: 'Business permit' },
    // Dangerous goods for hire are permitted here too (道路危险货物运输管理规定); carrying one's own is not a business.
    scope: { allowed: ['01', '02', '030', '031', '04', '05', '06', '07', '08', '09', '10'], except: RADIOACTIVE },
    relatedItems: ['000118003000', '000118017000', '000118081000', '000118022000'],
  },
  {
    ...BUSINESS_PERMIT,
    typeCode: '11100000000019713D016',
    name: { zh: '道路危险货物运输许可证', en: 'Dangerous Goods Road Transport Permit' },
    shortName: { zh: '危货运输许可证', en: 'Dangerous goods permit' },
    design: { theme: 'dangerousGoods', form: 'sheet', portrait: false },
    scope: { allowed: ['03'], except: RADIOACTIVE },
    relatedItems: ['000118037000'],
  },
  {
    ...BUSINESS_PERMIT,
    typeCode: '11100000000019713D074',
    name: { zh: '网络预约出租汽车经营许可证', en: 'Ride-hailing Business Permit' },
    shortName: { zh: '网约车经营许可证', en: 'Ride-hailing permit' },
    design: { theme: 'rideHailingBusiness', form: 'sheet', portrait: false },
    scope: PASSENGER_HIRE,
    relatedItems: ['000118022000'],
  },
  {
    ...BUSINESS_PERMIT,
    typeCode: '11100000000019713D079',
    name: { zh: '放射性物品道路运输许可证', en: 'Radioactive Materials Road Transport Permit' },
    shortName: { zh: '放射性物品运输许可证', en: 'Radioactive materials permit' },
    design: { theme: 'radioactive', form: 'sheet', portrait: false },
    scope: { allowed: RADIOACTIVE },
    relatedItems: ['000118036000'],
  },
  {
    ...TRANSPORT_CERTIFICATE,
    typeCode: '11100000000019713D013',
    name: { zh: '道路运输证', en: 'Road Transport Certificate' },
    shortName: { zh: '道路运输证', en: 'Transport certificate' },
    // Neither 04 (repair) nor 06 (stations): no vehicle carries them.
    scope: { allowed: ['01', '02', '03', '05', '07', '08', '09', '10'] },
    permits: ['11100000000019713D008', '11100000000019713D016', '11100000000019713D079'],
  },
  {
    ...TRANSPORT_CERTIFICATE,
    typeCode: '11100000000019713D073',
    name: { zh: '网络预约出租汽车运输证', en: 'Ride-hailing Vehicle Transport Certificate' },
    shortName: { zh: '网约车运输证', en: 'Ride-hailing vehicle' },
    design: { theme: 'rideHailingVehicle', form: 'card', portrait: false },
    scope: PASSENGER_HIRE,
    permits: ['11100000000019713D074'],
    // 七座及以下 (网络预约出租汽车经营服务管理暂行办法 第十二条).
    mostSeats: 7,
  },
] as const satisfies readonly (KindData & { readonly typeCode: string })[]

/** 证照类型代码: the defining body's credit code (交通运输部) and three digits. */
export type TypeCode = (typeof TYPES)[number]['typeCode']

/** 证照类型. */
export interface LicenceKind extends KindData {
  readonly typeCode: TypeCode
  readonly permits?: readonly TypeCode[]
}

/** The entry of one type as the compiler knows it, field by field. */
export type KindOf<C extends TypeCode> = Extract<(typeof TYPES)[number], { readonly typeCode: C }>

const ALL: readonly LicenceKind[] = TYPES

export const TYPE_CODES: readonly TypeCode[] = ALL.map((kind) => kind.typeCode)

export const KINDS = Object.fromEntries(ALL.map((kind) => [kind.typeCode, kind])) as {
  readonly [C in TypeCode]: LicenceKind
}

/** Whether `text` is one of the nine type codes. */
export function isTypeCode(text: string): text is TypeCode {
  return (TYPE_CODES as readonly string[]).includes(text)
}

/** Everything the product knows of a type of licence. */
export function kindOf(typeCode: TypeCode): LicenceKind {
  return KINDS[typeCode]
}
