/**
 * 三类九证: the nine types of licence as data (type codes: a provincial dictionary; faces: the printed certificates and docs/interfaces.md §2,
 * because the metadata tables of JT/T 1290–1292 are not public). A tenth type is one more entry of {@link TYPES} and nothing else.
 */
import type { CodeTable } from './code-tables'

/** A text in both languages of the product. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** What the value of a face field may be. Bounds are inclusive and only catch slips of the pen: no standard sets them. */
export type FieldShape =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'code'; readonly table: CodeTable }
  | { readonly kind: 'codes'; readonly table: CodeTable }
  | { readonly kind: 'date' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly unit?: Label }
  | { readonly kind: 'decimal'; readonly min: number; readonly max: number; readonly unit?: Label }
  | { readonly kind: 'qualifications' }

/** 照面项: one field printed on the licence. */
export interface FaceField {
  readonly name: string
  readonly label: Label
  readonly required: boolean
  /** True when it tells something about a natural person: encrypted at rest, never shown to the public. */
  readonly personal: boolean
  readonly value: FieldShape
}

export type LicenceCategory = 'practitioner' | 'business' | 'transport'

interface KindData {
  readonly category: LicenceCategory
  readonly name: Label
  readonly shortName: Label
  /** The industry standard that lays the licence out. */
  readonly standard: string
  /** 持证主体类别: who normally holds it. A sole trader (个体) is a person who may hold an organisation's licence. */
  readonly holderCategory: 'person' | 'organisation'
  /** In the order printed. */
  readonly face: readonly FaceField[]
}

/** 证照类型. */
export interface LicenceKind extends KindData {
  readonly typeCode: TypeCode
}

const MILLIMETRE: Label = { zh: '毫米', en: 'mm' }

const PRACTITIONER_FACE: readonly FaceField[] = [
  {
    name: 'sex',
    label: { zh: '性别', en: 'Sex' },
    required: true,
    personal: true,
    value: { kind: 'code', table: 'sexGB2261' },
  },
  {
    name: 'birthDate',
    label: { zh: '出生日期', en: 'Date of birth' },
    required: true,
    personal: true,
    value: { kind: 'date' },
  },
  {
    name: 'nationality',
    label: { zh: '国籍', en: 'Nationality' },
    required: false,
    personal: true,
    value: { kind: 'text', max: 50 },
  },
  {
    name: 'address',
    label: { zh: '住址', en: 'Address' },
    required: false,
    personal: true,
    value: { kind: 'text', max: 200 },
  },
  {
    name: 'drivingClass',
    label: { zh: '准驾车型', en: 'Driving class' },
    required: false,
    personal: true,
    value: { kind: 'code', table: 'jtt415_5_4_10' },
  },
  // Not personal: what the licence allows, which is what anyone who checks it must be told.
  {
    name: 'qualifications',
    label: { zh: '从业资格类别', en: 'Qualifications' },
    required: true,
    personal: false,
    value: { kind: 'qualifications' },
  },
  {
    name: 'archiveNumber',
    label: { zh: '档案号', en: 'File number' },
    required: false,
    personal: true,
    value: { kind: 'text', max: 64 },
  },
]

const BUSINESS_FACE: readonly FaceField[] = [
  // A sole trader's place of business often is his home.
  {
    name: 'address',
    label: { zh: '地址', en: 'Address' },
    required: true,
    personal: true,
    value: { kind: 'text', max: 200 },
  },
  {
    name: 'economicType',
    label: { zh: '经济类型', en: 'Economic type' },
    required: true,
    personal: false,
    value: { kind: 'code', table: 'jtt415_5_1_8' },
  },
  {
    name: 'businessScope',
    label: { zh: '经营范围', en: 'Scope of business' },
    required: true,
    personal: false,
    value: { kind: 'codes', table: 'businessScope' },
  },
  {
    name: 'branchFlag',
    label: { zh: '分支机构标识', en: 'Legal person or branch' },
    required: true,
    personal: false,
    value: { kind: 'code', table: 'branchFlag' },
  },
  {
    name: 'legalRepresentative',
    label: { zh: '法定代表人', en: 'Legal representative' },
    required: true,
    personal: true,
    value: { kind: 'text', max: 100 },
  },
  {
    name: 'operatingStatus',
    label: { zh: '经营状态', en: 'Operating status' },
    required: true,
    personal: false,
    value: { kind: 'code', table: 'jtt415_5_3_1' },
  },
  {
    name: 'itemCode',
    label: { zh: '关联事项', en: 'Related item' },
    required: false,
    personal: false,
    value: { kind: 'code', table: 'relatedItem' },
  },
]

const TRANSPORT_FACE: readonly FaceField[] = [
  // The operator may be a sole trader, and a plate leads to its keeper: both are treated as a person's data.
  {
    name: 'operatorName',
    label: { zh: '业户名称', en: 'Operator' },
    required: true,
    personal: true,
    value: { kind: 'text', max: 200 },
  },
  {
    name: 'operatorAddress',
    label: { zh: '业户地址', en: "Operator's address" },
    required: true,
    personal: true,
    value: { kind: 'text', max: 200 },
  },
  {
    name: 'plateNumber',
    label: { zh: '车辆号牌', en: 'Plate number' },
    required: true,
    personal: true,
    value: { kind: 'text', max: 16 },
  },
  {
    name: 'plateColour',
    label: { zh: '号牌颜色', en: 'Plate colour' },
    required: true,
    personal: false,
    value: { kind: 'code', table: 'plateColorExt' },
  },
  {
    name: 'permitNumber',
    label: { zh: '经营许可证号', en: "Operator's permit number" },
    required: true,
    personal: false,
    value: { kind: 'text', max: 128 },
  },
  {
    name: 'vehicleType',
    label: { zh: '车辆类型', en: 'Vehicle type' },
    required: true,
    personal: false,
    value: { kind: 'code', table: 'gat16_4' },
  },
  {
    name: 'tonnage',
    label: { zh: '吨位', en: 'Tonnage' },
    required: false,
    personal: false,
    value: { kind: 'decimal', min: 0.01, max: 500, unit: { zh: '吨', en: 't' } },
  },
  {
    name: 'seats',
    label: { zh: '座位', en: 'Seats' },
    required: false,
    personal: false,
    value: { kind: 'integer', min: 1, max: 300, unit: { zh: '座', en: 'seats' } },
  },
  {
    name: 'lengthMm',
    label: { zh: '车长', en: 'Length' },
    required: true,
    personal: false,
    value: { kind: 'integer', min: 1000, max: 60_000, unit: MILLIMETRE },
  },
  {
    name: 'widthMm',
    label: { zh: '车宽', en: 'Width' },
    required: true,
    personal: false,
    value: { kind: 'integer', min: 500, max: 10_000, unit: MILLIMETRE },
  },
  {
    name: 'heightMm',
    label: { zh: '车高', en: 'Height' },
    required: true,
    personal: false,
    value: { kind: 'integer', min: 500, max: 10_000, unit: MILLIMETRE },
  },
  {
    name: 'businessScope',
    label: { zh: '经营范围', en: 'Scope of business' },
    required: true,
    personal: false,
    value: { kind: 'codes', table: 'businessScope' },
  },
  {
    name: 'technicalGrade',
    label: { zh: '技术等级', en: 'Technical grade' },
    required: false,
    personal: false,
    value: { kind: 'code', table: 'vehTechLevel' },
  },
  {
    name: 'firstIssuedOn',
    label: { zh: '初领日期', en: 'First issued on' },
    required: true,
    personal: false,
    value: { kind: 'date' },
  },
  {
    name: 'reviewValidUntil',
    label: { zh: '审验有效期至', en: 'Review valid until' },
    required: false,
    personal: false,
    value: { kind: 'date' },
  },
]

const PRACTITIONER = {
  category: 'practitioner',
  standard: 'JT/T 1290-2019',
  holderCategory: 'person',
  face: PRACTITIONER_FACE,
} as const
const BUSINESS = {
  category: 'business',
  standard: 'JT/T 1291-2019',
  holderCategory: 'organisation',
  face: BUSINESS_FACE,
} as const
const TRANSPORT = {
  category: 'transport',
  standard: 'JT/T 1292-2019',
  holderCategory: 'organisation',
  face: TRANSPORT_FACE,
} as const

const TYPES = [
  {
    ...PRACTITIONER,
    typeCode: '11100000000019713D071',
    name: { zh: '道路运输从业人员从业资格证', en: 'Road Transport Practitioner Certificate' },
    shortName: { zh: '从业资格证', en: 'Practitioner certificate' },
  },
  {
    ...PRACTITIONER,
    typeCode: '11100000000019713D075',
    name: { zh: '巡游出租汽车驾驶员证', en: 'Cruising Taxi Driver Certificate' },
    shortName: { zh: '巡游车驾驶员证', en: 'Taxi driver' },
  },
  {
    ...PRACTITIONER,
    typeCode: '11100000000019713D072',
    name: { zh: '网络预约出租汽车驾驶员证', en: 'Ride-hailing Driver Certificate' },
    shortName: { zh: '网约车驾驶员证', en: 'Ride-hailing driver' },
  },
  {
    ...BUSINESS,
    typeCode: '11100000000019713D008',
    name: { zh: '道路运输经营许可证', en: 'Road Transport Business Permit' },
    shortName: { zh: '经营许可证', en: 'Business permit' },
  },
  {
    ...BUSINESS,
    typeCode: '11100000000019713D016',
    name: { zh: '道路危险货物运输许可证', en: 'Dangerous Goods Road Transport Permit' },
    shortName: { zh: '危货运输许可证', en: 'Dangerous goods permit' },
  },
  {
    ...BUSINESS,
    typeCode: '11100000000019713D074',
    name: { zh: '网络预约出租汽车经营许可证', en: 'Ride-hailing Business Permit' },
    shortName: { zh: '网约车经营许可证', en: 'Ride-hailing permit' },
  },
  {
    ...BUSINESS,
    typeCode: '11100000000019713D079',
    name: { zh: '放射性物品道路运输许可证', en: 'Radioactive Materials Road Transport Permit' },
    shortName: { zh: '放射性物品运输许可证', en: 'Radioactive materials permit' },
  },
  {
    ...TRANSPORT,
    typeCode: '11100000000019713D013',
    name: { zh: '道路运输证', en: 'Road Transport Certificate' },
    shortName: { zh: '道路运输证', en: 'Transport certificate' },
  },
  {
    ...TRANSPORT,
    typeCode: '11100000000019713D073',
    name: { zh: '网络预约出租汽车运输证', en: 'Ride-hailing Vehicle Transport Certificate' },
    shortName: { zh: '网约车运输证', en: 'Ride-hailing vehicle' },
  },
] as const satisfies readonly (KindData & { readonly typeCode: string })[]

/** 证照类型代码: the defining body's credit code (交通运输部) and three digits. */
export type TypeCode = (typeof TYPES)[number]['typeCode']

export const TYPE_CODES: readonly TypeCode[] = TYPES.map((kind) => kind.typeCode)

export const KINDS = Object.fromEntries(TYPES.map((kind) => [kind.typeCode, kind])) as {
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
