/** One licence of each type in the hands of one person and his company, with as much on their faces as the rules allow. */
import type { Person } from '../../local/demo/people'
import { KINDS, TYPE_CODES, type TypeCode } from '../../src/core/licence/kinds'
import { portrait } from './portrait'

export interface WholeLicence {
  readonly CertificateTypeCode: TypeCode
  readonly CertificateNumber: string
  readonly CertificateHolderName: string
  readonly face: { readonly [field: string]: unknown }
  readonly [member: string]: unknown
}

export const LONG_NAME = '示例市顺达兄弟联合道路货物运输与冷链物流供应链管理（集团）股份有限公司第一分公司'
export const MARKUP_NAME = '<b>甲</b>&amp;<script>alert(1)</script>危险货物运输有限公司'
export const LONG_ADDRESS = `示例市城东区${'高新技术产业开发区物流园区迎宾大道'.repeat(11)}一号`.slice(0, 200)

export const THIRTY_SCOPES = [
  ...['01101', '01102', '01103', '01104', '01201', '01202', '01203', '01204', '01301', '01302', '01303', '01304'],
  ...['02101', '02201', '02202', '02203', '02301', '02302', '02303', '02304', '03121', '03122', '03131', '03181'],
  ...['04100', '04200', '05100', '06201', '07101', '10101'],
]

const PERSON_FACE = {
  sex: '1',
  nationality: '中国',
  address: '示例市城东区人民路 18 号 3 栋 502 室',
  drivingClass: 'A2',
  archiveNumber: '990101888001',
}
const PERMIT_FACE = {
  address: '示例市城东区物流路 66 号',
  economicType: '150',
  branchFlag: '1',
  legalRepresentative: '张德胜',
  operatingStatus: '1',
}
const VEHICLE_FACE = {
  operatorName: LONG_NAME,
  operatorAddress: LONG_ADDRESS,
  permitNumber: '990101770008',
  lengthMm: 8995,
  widthMm: 2490,
  heightMm: 3950,
  technicalGrade: '1',
  firstIssuedOn: '2022-06-14',
  reviewValidUntil: '2027-12-31',
}

/** What only this type says; the holder's name where it is not the person's or his company's own. */
const OWN: { readonly [C in TypeCode]: { readonly name?: string; readonly face: object } } = {
  '11100000000019713D071': {
    face: {
      ...PERSON_FACE,
      address: LONG_ADDRESS,
      qualifications: [qualification('02001', '2014'), qualification('03001', '2018'), qualification('03003', '2020')],
    },
  },
  '11100000000019713D075': { face: { ...PERSON_FACE, qualifications: [qualification('09002', '2019')] } },
  '11100000000019713D072': { face: { ...PERSON_FACE, qualifications: [qualification('09003', '2021')] } },
  '11100000000019713D008': {
    name: LONG_NAME,
    face: { ...PERMIT_FACE, address: LONG_ADDRESS, businessScope: THIRTY_SCOPES, itemCode: '000118017000' },
  },
  '11100000000019713D016': {
    name: MARKUP_NAME,
    face: { ...PERMIT_FACE, businessScope: ['03121', '03131', '03181'], itemCode: '000118037000' },
  },
  '11100000000019713D074': { face: { ...PERMIT_FACE, businessScope: ['09101'], itemCode: '000118022000' } },
  '11100000000019713D079': { face: { ...PERMIT_FACE, businessScope: ['03170'], itemCode: '000118036000' } },
  '11100000000019713D013': {
    face: {
      ...VEHICLE_FACE,
      ...{ plateNumber: '示A90013', plateColour: '2', vehicleType: 'H12', tonnage: 9.92 },
      businessScope: ['02101', '02201', '02202'],
    },
  },
  '11100000000019713D073': {
    face: {
      ...VEHICLE_FACE,
      ...{ operatorName: '示例市恒通物流有限公司', operatorAddress: PERMIT_FACE.address, permitNumber: '990101770074' },
      ...{ plateNumber: '示AD90073', plateColour: '94', vehicleType: 'K33', seats: 5 },
      ...{ lengthMm: 4765, widthMm: 1837, heightMm: 1515, businessScope: ['09101'] },
    },
  },
}

/** In the order of the table of types. `person` represents the company that holds the permits and the vehicles. */
export function nineLicences(person: Person): readonly WholeLicence[] {
  return TYPE_CODES.map((typeCode) => licenceOf(person, typeCode))
}

/** The one of them of this type. */
export function licenceOf(person: Person, typeCode: TypeCode): WholeLicence {
  const { name, category } = KINDS[typeCode]
  const holder = holderOf(person, typeCode)
  const personal = category === 'practitioner'
  return {
    CertificateTypeCode: typeCode,
    CertificateTypeName: name.zh,
    CertificateName: name.zh,
    CertificateNumber: `990101770${typeCode.slice(-3)}`,
    CertificateIssuingAuthorityName: '示例市交通运输局',
    CertificateIssuingAuthorityCode: '11990101845530425F',
    CertificateIssuedDate: '20220614',
    CertificateHolderName: OWN[typeCode].name ?? holder.name,
    CertificateHolderCode: holder.code,
    CertificateHolderTypeCode: holder.codeType,
    CertificateEffectiveDate: '20220614',
    CertificateExpiringDate: '20300613',
    face: { ...OWN[typeCode].face, ...(personal ? { birthDate: birthDateOf(person) } : {}) },
    ...(personal ? { photo: portrait() } : {}),
  }
}

function holderOf(person: Person, typeCode: TypeCode) {
  if (KINDS[typeCode].holderCategory === 'person')
    return { name: person.name, code: person.holderCode, codeType: '111' }
  const [company] = person.represents ?? []
  if (!company) throw new Error(`${person.id} represents no company`)
  return { name: company.name, code: company.creditCode, codeType: '001' }
}

function qualification(category: string, year: string): object {
  return { category, firstIssuedOn: `${year}-06-14`, validFrom: '2022-06-14', validUntil: '2030-06-13' }
}

/** GB 11643: digits 7 to 14 of a citizen number. */
function birthDateOf({ holderCode }: Person): string {
  return `${holderCode.slice(6, 10)}-${holderCode.slice(10, 12)}-${holderCode.slice(12, 14)}`
}
