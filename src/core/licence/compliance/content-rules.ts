/** A whole licence, as issuing events carry it: what its data must say together. */
import { checkCreditCode } from '../../identifier/credit-code'
import { parseLicenceIdentifier } from '../../identifier/licence-identifier'
import { birthDateOf, checkResidentId, type ResidentId, sexOf } from '../../identifier/resident-id'
import { civilDateOf, compactDate, parseInstant } from '../../time'
import { hasCode } from '../code-tables'
import type { Draft } from '../draft'
import { CITIZEN_NUMBER_TYPE, CREDIT_CODE_TYPE, isNaturalPerson } from '../holder-code'
import { isTypeCode, kindOf, type LicenceKind, type TypeCode } from '../kinds'
import { METADATA } from '../metadata'
import { qualificationsIn } from './face-rules'
import { absentOr, type Rule } from './rule'

/** A plate of the mainland: province, letter, four to six more, perhaps a class such as 挂 or 学. */
const PLATE = /^[\u4e00-\u9fff][A-Z][A-Z0-9]{4,6}[\u4e00-\u9fff]?$/

/** Bounds for documents whose own rules we do not know. */
const OTHER_HOLDER_CODE = /^[\x21-\x7e\u4e00-\u9fff（）]{4,64}$/

/** What the driver certificates of taxis must name among their qualifications. */
const OWN_CATEGORY: { readonly [C in TypeCode]?: string } = {
  '11100000000019713D072': '09003',
  '11100000000019713D075': '09002',
}

export const CONTENT_RULES: readonly Rule<Draft>[] = [
  {
    id: 'TYPE_NAME',
    clause: 'GB/T 36903-2018; 三类九证',
    severity: 'warning',
    field: METADATA.typeName.name,
    holds: ({ licence: { typeName, typeCode } }) => absentOr(typeName, (name) => nameAgrees(name, typeCode)),
    message: '证照类型名称与证照类型代码不一致',
  },
  {
    id: 'TERM_ORDERED',
    clause: 'GB/T 36903-2018',
    severity: 'error',
    field: METADATA.validUntil.name,
    holds: ({ licence: { validFrom, validUntil } }) => inOrder(validFrom, validUntil),
    message: '有效期截止日期早于起始日期',
  },
  {
    id: 'TERM_STATED',
    clause: 'JT/T 1290/1291/1292-2019 照面; ours',
    severity: 'warning',
    field: METADATA.validUntil.name,
    holds: ({ licence }) => licence.validUntil !== undefined,
    message: '未写明有效期截止日期，按长期有效处理',
  },
  {
    id: 'ISSUED_BEFORE_END',
    clause: 'GB/T 36903-2018; ours',
    severity: 'warning',
    field: METADATA.issuedOn.name,
    holds: ({ licence: { issuedOn, validUntil } }) => inOrder(issuedOn, validUntil),
    message: '颁发日期晚于有效期截止日期',
  },
  {
    id: 'ISSUED_BEFORE_EVENT',
    clause: '运行服务规范 第七条; ours',
    severity: 'warning',
    field: METADATA.issuedOn.name,
    holds: ({ licence: { issuedOn }, occurredAt }) => inOrder(issuedOn, compactDayOf(occurredAt)),
    message: '颁发日期晚于业务办理日期',
  },
  {
    id: 'AUTHORITY_CODE',
    clause: 'GB 32100-2015; GB/T 36904-2018',
    severity: 'error',
    field: METADATA.authorityCode.name,
    holds: ({ licence: { authorityCode } }) => absentOr(authorityCode, (code) => checkCreditCode(code).ok),
    message: '证照颁发机构代码不是有效的统一社会信用代码',
  },
  {
    id: 'HOLDER_CODE_TYPE',
    clause: 'GB/T 36903-2018 附录A',
    severity: 'error',
    field: METADATA.holderCodeType.name,
    holds: ({ licence: { holderCodeType } }) => absentOr(holderCodeType, (code) => hasCode('holderCodeType', code)),
    message: '持证主体代码类型代码不在附录 A 中',
  },
  {
    id: 'HOLDER_CREDIT_CODE',
    clause: 'GB 32100-2015',
    severity: 'error',
    field: METADATA.holderCode.name,
    holds: ({ licence: { holderCode, holderCodeType } }) =>
      holderCodeType !== CREDIT_CODE_TYPE || absentOr(holderCode, (code) => checkCreditCode(code).ok),
    message: '持证主体代码不是有效的统一社会信用代码',
  },
  {
    id: 'HOLDER_CITIZEN_NUMBER',
    clause: 'GB 11643-1999',
    severity: 'error',
    field: METADATA.holderCode.name,
    holds: ({ licence: { holderCode, holderCodeType } }) =>
      holderCodeType !== CITIZEN_NUMBER_TYPE || absentOr(holderCode, (code) => checkResidentId(code).ok),
    message: '持证主体代码不是有效的公民身份号码',
  },
  {
    id: 'HOLDER_OTHER_CODE',
    clause: 'GB/T 36903-2018 附录A; ours',
    severity: 'error',
    field: METADATA.holderCode.name,
    holds: ({ licence: { holderCode } }) => absentOr(holderCode, (code) => OTHER_HOLDER_CODE.test(code)),
    message: '持证主体代码应为 4 至 64 个不含空白的字符',
  },
  {
    id: 'HOLDER_IS_PERSON',
    clause: 'JT/T 1290-2019; GB/T 36902-2018 持证主体类别',
    severity: 'error',
    field: METADATA.holderCodeType.name,
    holds: (draft) => absentOr(kindIn(draft), (kind) => kind.holderCategory !== 'person' || holderIsPerson(draft)),
    message: '从业资格证的持证主体应为自然人',
  },
  {
    id: 'HOLDER_IS_ORGANISATION',
    clause: 'JT/T 1291/1292-2019; GB/T 36902-2018 持证主体类别',
    // A sole trader may hold it in his own name: true, and rare enough to be looked at.
    severity: 'warning',
    field: METADATA.holderCodeType.name,
    holds: (draft) => absentOr(kindIn(draft), (kind) => kind.holderCategory === 'person' || !holderIsPerson(draft)),
    message: '持证主体为自然人，请确认是个体经营者',
  },
  {
    id: 'IDENTIFIER',
    clause: 'GB/T 36904-2018; GB/T 17710-2008',
    severity: 'error',
    field: METADATA.identifier.name,
    holds: ({ licence: { identifier } }) => absentOr(identifier, (text) => parseLicenceIdentifier(text).ok),
    message: '证照标识的构成或校验位不正确',
  },
  {
    id: 'IDENTIFIER_TYPE',
    clause: 'GB/T 36904-2018',
    severity: 'error',
    field: METADATA.identifier.name,
    holds: ({ licence: { identifier, typeCode } }) => identifierSays(identifier, 'typeCode', typeCode),
    message: '证照标识中的类型代码与证照类型代码不一致',
  },
  {
    id: 'IDENTIFIER_ISSUER',
    clause: 'GB/T 36904-2018',
    // An authority may have been renamed or merged since the licence was issued.
    severity: 'warning',
    field: METADATA.identifier.name,
    holds: ({ licence: { identifier, authorityCode } }) => identifierSays(identifier, 'issuer', authorityCode),
    message: '证照标识中的颁发机构代码与证照颁发机构代码不一致',
  },
  {
    id: 'BIRTH_DATE',
    clause: 'GB 11643-1999; JT/T 1290-2019 照面',
    severity: 'error',
    field: 'birthDate',
    holds: (draft) => agreesWithCitizenNumber(draft, draft.face.get('birthDate'), birthDateOf),
    message: '出生日期与公民身份号码不一致',
  },
  {
    id: 'SEX',
    clause: 'GB 11643-1999; GB/T 2261.1',
    severity: 'error',
    field: 'sex',
    holds: (draft) =>
      !isStatedSex(draft.face.get('sex')) || agreesWithCitizenNumber(draft, draft.face.get('sex'), sexOf),
    message: '性别与公民身份号码不一致',
  },
  {
    id: 'OWN_QUALIFICATION',
    clause: 'JT/T 697.7-2014 5.22; ours',
    severity: 'warning',
    field: 'qualifications',
    holds: ({ licence: { typeCode = '' }, face }) =>
      !isTypeCode(typeCode) || hasCategory(face.get('qualifications'), OWN_CATEGORY[typeCode]),
    message: '从业资格类别不含本证对应的类别',
  },
  {
    id: 'LOAD_STATED',
    clause: 'JT/T 1292-2019 照面“吨（座）位”',
    severity: 'error',
    field: 'tonnage',
    holds: (draft) => kindIn(draft)?.category !== 'transport' || draft.face.has('tonnage') || draft.face.has('seats'),
    message: '吨位和座位至少应填一项',
  },
  {
    id: 'PLATE',
    clause: 'GA 36; ours',
    severity: 'warning',
    field: 'plateNumber',
    holds: ({ face }) => absentOr(face.get('plateNumber'), (plate) => typeof plate !== 'string' || PLATE.test(plate)),
    message: '车辆号牌不像机动车号牌',
  },
]

function nameAgrees(name: string, typeCode = ''): boolean {
  return !isTypeCode(typeCode) || kindOf(typeCode).name.zh === name
}

/** Compact dates sort as text; a date that is no date is another rule's matter. */
function inOrder(first: string | undefined, second: string | undefined): boolean {
  return first === undefined || second === undefined || first <= second
}

function compactDayOf(occurredAt = ''): string | undefined {
  const instant = parseInstant(occurredAt)
  return instant.ok ? compactDate(civilDateOf(instant.value)) : undefined
}

function kindIn({ licence: { typeCode = '' } }: Draft): LicenceKind | undefined {
  return isTypeCode(typeCode) ? kindOf(typeCode) : undefined
}

function holderIsPerson({ licence: { holderCodeType } }: Draft): boolean {
  return absentOr(holderCodeType, isNaturalPerson)
}

function identifierSays(
  identifier: string | undefined,
  part: 'typeCode' | 'issuer',
  expected: string | undefined,
): boolean {
  const parsed = parseLicenceIdentifier(identifier ?? '')
  return !parsed.ok || expected === undefined || parsed.value[part] === expected
}

/** Codes 0 and 9 say that the sex is not stated: nothing to compare. */
function isStatedSex(sex: unknown): boolean {
  return sex === '1' || sex === '2'
}

function agreesWithCitizenNumber(
  { licence: { holderCode = '', holderCodeType } }: Draft,
  printed: unknown,
  said: (residentId: ResidentId) => string,
): boolean {
  if (printed === undefined || holderCodeType !== CITIZEN_NUMBER_TYPE) return true
  const residentId = checkResidentId(holderCode)
  return !residentId.ok || said(residentId.value) === printed
}

function hasCategory(value: unknown, category: string | undefined): boolean {
  return category === undefined || qualificationsIn(value).some((item) => item.category === category)
}
