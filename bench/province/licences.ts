/** What an invented province prints on its licences: a company's permit, its vehicles and its drivers, as the demo's feed has them. */
import type { TypeCode } from '../../src/core/licence/kinds'
import { kindOf } from '../../src/core/licence/kinds'
import type { Chance } from './chance'
import { areaOf, authorityCode, citizenNumber, companyCode } from './numbers'

/** A whole licence as the interface carries it: the names of GB/T 36903, and the face. */
export type WireLicence = { readonly CertificateTypeCode: TypeCode; readonly CertificateNumber: string } & {
  readonly [member: string]: unknown
}

/** One company's line of business: its three types of licence and what stands on them. */
interface Trade {
  readonly permit: TypeCode
  readonly vehicle: TypeCode
  readonly driver: TypeCode
  readonly scope: readonly string[]
  readonly category: string
  readonly drivingClass: string
  readonly vehicles: readonly [VehicleModel, ...VehicleModel[]]
  readonly colour: string
}

interface VehicleModel {
  readonly vehicleType: string
  readonly tonnage?: number
  readonly seats?: number
  readonly lengthMm: number
  readonly widthMm: number
  readonly heightMm: number
}

const LORRIES = [
  { vehicleType: 'H11', tonnage: 15.5, lengthMm: 9000, widthMm: 2490, heightMm: 3600 },
  { vehicleType: 'Q11', tonnage: 23, lengthMm: 7100, widthMm: 2500, heightMm: 3560 },
] as const
const COACH = { vehicleType: 'K11', seats: 45, lengthMm: 11_500, widthMm: 2500, heightMm: 3650 } as const
const CAR = { vehicleType: 'K33', seats: 5, lengthMm: 4680, widthMm: 1820, heightMm: 1500 } as const

const PRACTITIONER: TypeCode = '11100000000019713D071'
const BUSINESS: TypeCode = '11100000000019713D008'
const TRANSPORT: TypeCode = '11100000000019713D013'

const FREIGHT: Trade = {
  permit: BUSINESS,
  vehicle: TRANSPORT,
  driver: PRACTITIONER,
  scope: ['02101', '02201'],
  category: '02001',
  drivingClass: 'A2',
  vehicles: LORRIES,
  colour: '2',
}
const TRADES: readonly [Trade, ...Trade[]] = [
  FREIGHT,
  { ...FREIGHT, permit: '11100000000019713D016', scope: ['03131', '03181'], category: '03001' },
  { ...FREIGHT, scope: ['01104', '01204'], category: '01001', drivingClass: 'A1', vehicles: [COACH] },
  {
    permit: '11100000000019713D074',
    vehicle: '11100000000019713D073',
    driver: '11100000000019713D072',
    scope: ['09101'],
    category: '09003',
    drivingClass: 'C1',
    vehicles: [CAR],
    colour: '94',
  },
]

const FAMILY = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const
const GIVEN = ['建国', '玉兰', '志强', '丽萍', '海涛', '秀英', '明亮', '雪松', '宏伟', '永红'] as const
const FIRMS = ['宏运', '远航', '安捷', '通达', '顺风', '长安'] as const

/** A company from `first` on: fleets of three to fifteen, a driver for each vehicle and one more. */
export function* fleet(seed: number, first: number, chance: Chance): Generator<WireLicence> {
  const area = areaOf(seed)
  const trade = chance.one(TRADES)
  const company = {
    name: `虚构市${chance.one(FIRMS)}运输有限公司`,
    code: companyCode(area, first),
    address: `虚构市运输路${1 + chance.below(300)}号`,
    permitNumber: numberAt(area, first),
  }
  yield permitOf(area, trade, company, nameBy(chance))
  const vehicles = 3 + chance.below(13)
  for (let n = 1; n <= vehicles; n++) {
    yield vehicleOf(area, trade, company, first + n, chance)
    yield driverOf(area, trade, first + n, chance)
  }
  yield driverOf(area, trade, first, chance)
}

interface Company {
  readonly name: string
  readonly code: string
  readonly address: string
  readonly permitNumber: string
}

function permitOf(area: string, trade: Trade, company: Company, legalRepresentative: string): WireLicence {
  const holder = { name: company.name, code: company.code, type: '001' }
  return licence(area, trade.permit, company.permitNumber, holder, {
    address: company.address,
    economicType: '150',
    businessScope: trade.scope,
    branchFlag: '1',
    legalRepresentative,
    operatingStatus: '1',
  })
}

function vehicleOf(area: string, trade: Trade, company: Company, n: number, chance: Chance): WireLicence {
  const holder = { name: company.name, code: company.code, type: '001' }
  return licence(area, trade.vehicle, numberAt(area, n), holder, {
    operatorName: company.name,
    operatorAddress: company.address,
    plateNumber: plateAt(n),
    plateColour: trade.colour,
    permitNumber: company.permitNumber,
    ...chance.one(trade.vehicles),
    businessScope: trade.scope,
    technicalGrade: '1',
    firstIssuedOn: '2025-03-10',
    reviewValidUntil: '2027-03-31',
  })
}

function driverOf(area: string, trade: Trade, n: number, chance: Chance): WireLicence {
  const code = citizenNumber(area, n)
  const holder = { name: nameBy(chance), code, type: '111' }
  const term = { firstIssuedOn: '2025-03-10', validFrom: '2025-03-10', validUntil: '2031-03-09' }
  return licence(area, trade.driver, code, holder, {
    sex: Number(code.charAt(16)) % 2 === 1 ? '1' : '2',
    birthDate: `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`,
    nationality: '中国',
    address: `虚构市${1 + chance.below(2000)}号`,
    drivingClass: trade.drivingClass,
    qualifications: [{ category: trade.category, ...term }],
    archiveNumber: `${area}${String(n).padStart(8, '0')}`,
  })
}

interface WireHolder {
  readonly name: string
  readonly code: string
  readonly type: string
}

function licence(area: string, typeCode: TypeCode, number: string, holder: WireHolder, face: object): WireLicence {
  const name = kindOf(typeCode).name.zh
  return {
    CertificateTypeCode: typeCode,
    CertificateTypeName: name,
    CertificateName: name,
    CertificateNumber: number,
    CertificateIssuingAuthorityName: '虚构市交通运输局',
    CertificateIssuingAuthorityCode: authorityCode(area),
    CertificateIssuedDate: '20250310',
    CertificateHolderName: holder.name,
    CertificateHolderCode: holder.code,
    CertificateHolderTypeCode: holder.type,
    CertificateEffectiveDate: '20250310',
    CertificateExpiringDate: '20310309',
    face,
  }
}

function numberAt(area: string, n: number): string {
  return `${area}${String(n).padStart(7, '0')}`
}

/** Letter and five digits, and another letter when those are used up. */
function plateAt(n: number): string {
  return `示${String.fromCharCode(65 + (Math.floor(n / 100_000) % 26))}${String(n % 100_000).padStart(5, '0')}`
}

function nameBy(chance: Chance): string {
  return chance.one(FAMILY) + chance.one(GIVEN)
}
