/** A whole licence, as issuing events carry it: what its data must say together. */
import { checkCreditCode } from '../../identifier/credit-code'
import { parseLicenceIdentifier } from '../../identifier/licence-identifier'
import { birthDateOf, checkResidentId, type ResidentId, sexOf } from '../../identifier/resident-id'
import { civilDateOf, compactDate, parseInstant } from '../../time'
import { hasCode } from '../code-tables'
import type { Draft } from '../draft'
import { CITIZEN_NUMBER_TYPE, CREDIT_CODE_TYPE, isNaturalPerson } from '../holder-code'
import { isTypeCode, kindOf, type LicenceKind } from '../kinds'
import { METADATA } from '../metadata'
import { qualificationsIn } from './face-rules'
import { absentOr, type Rule } from './rule'

/** A plate of the mainland: province, letter, four to six more, perhaps a class such as 挂 or 学. */
const PLATE = /^[\u4e00-\u9fff][A-Z][A-Z0-9]{4,6}[\u4e00-\u9fff]?$/

/** Bounds for documents whose own rules we do not know. */
const OTHER_HOLDER_CODE = /^[\x21-\x7e\u4e00-\u9fff（）]{4,64}$/

export const CONTENT_RULES: readonly Rule<Draft>[] = [
  {
    id: 'TYPE_NAME',
    clause: 'GB/T 36903-2018; 三类九证',
    group: 'truth',
    severity: 'warning',
    field: METADATA.typeName.name,
    holds: ({ licence: { typeName, typeCode } }) => absentOr(typeName, (name) => nameAgrees(name, typeCode)),
    message: {
      zh: '证照类型名称与证照类型代码不一致，应为该代码的规定名称',
      en: 'The type name does not agree with the type code; it should be the name laid down for the code',
    },
  },
  {
    id: 'TERM_ORDERED',
    clause: 'GB/T 36903-2018',
    group: 'validity',
    severity: 'error',
    field: METADATA.validUntil.name,
    holds: ({ licence: { validFrom, validUntil } }) => inOrder(validFrom, validUntil),
    message: {
      zh: '有效期截止日期早于起始日期，应不早于起始日期',
      en: 'The term ends before it begins; its last day must not be before its first',
    },
  },
  {
    id: 'TERM_STATED',
    clause: 'JT/T 1290/1291/1292-2019 照面; ours',
    group: 'completeness',
    severity: 'warning',
    field: METADATA.validUntil.name,
    holds: ({ licence }) => licence.validUntil !== undefined,
    message: {
      zh: '未写明有效期截止日期，按长期有效处理；有期限的应写明',
      en: 'The term has no last day and is taken as unlimited; a limited one should say it',
    },
  },
  {
    id: 'ISSUED_BEFORE_END',
    clause: 'GB/T 36903-2018; ours',
    group: 'validity',
    severity: 'warning',
    field: METADATA.issuedOn.name,
    holds: ({ licence: { issuedOn, validUntil } }) => inOrder(issuedOn, validUntil),
    message: {
      zh: '颁发日期晚于有效期截止日期，应不晚于截止日期',
      en: 'Issued after the last day of the term; the issue date should not be later than it',
    },
  },
  {
    id: 'ISSUED_BEFORE_EVENT',
    clause: '运行服务规范 第七条; ours',
    group: 'timeliness',
    severity: 'warning',
    field: METADATA.issuedOn.name,
    holds: ({ licence: { issuedOn }, occurredAt }) => inOrder(issuedOn, compactDayOf(occurredAt)),
    message: {
      zh: '颁发日期晚于业务办理日期，应不晚于办理当日',
      en: 'Issued after the day of the act; the issue date should not be later than that day',
    },
  },
  {
    id: 'AUTHORITY_CODE',
    clause: 'GB 32100-2015; GB/T 36904-2018',
    group: 'truth',
    severity: 'error',
    field: METADATA.authorityCode.name,
    holds: ({ licence: { authorityCode } }) => absentOr(authorityCode, (code) => checkCreditCode(code).ok),
    message: {
      zh: '证照颁发机构代码校验不通过，应为 18 位统一社会信用代码',
      en: "The authority's code does not check; it must be its unified social credit code of 18 characters",
    },
  },
  {
    id: 'HOLDER_CODE_TYPE',
    clause: 'GB/T 36903-2018 附录A',
    group: 'validity',
    severity: 'error',
    field: METADATA.holderCodeType.name,
    holds: ({ licence: { holderCodeType } }) => absentOr(holderCodeType, (code) => hasCode('holderCodeType', code)),
    message: {
      zh: '持证主体代码类型代码未知，应为 GB/T 36903 附录 A 所列',
      en: "The type of the holder's code is unknown; it must be one of appendix A of GB/T 36903",
    },
  },
  {
    id: 'HOLDER_CREDIT_CODE',
    clause: 'GB 32100-2015',
    group: 'truth',
    severity: 'error',
    field: METADATA.holderCode.name,
    holds: ({ licence: { holderCode, holderCodeType } }) =>
      holderCodeType !== CREDIT_CODE_TYPE || absentOr(holderCode, (code) => checkCreditCode(code).ok),
    message: {
      zh: '持证主体代码校验不通过，应为 18 位统一社会信用代码',
      en: "The holder's code does not check; it must be a unified social credit code of 18 characters",
    },
  },
  {
    id: 'HOLDER_CITIZEN_NUMBER',
    clause: 'GB 11643-1999',
    group: 'truth',
    severity: 'error',
    field: METADATA.holderCode.name,
    holds: ({ licence: { holderCode, holderCodeType } }) =>
      holderCodeType !== CITIZEN_NUMBER_TYPE || absentOr(holderCode, (code) => checkResidentId(code).ok),
    message: {
      zh: '持证主体代码校验不通过，应为 18 位公民身份号码',
      en: "The holder's code does not check; it must be a citizen number of 18 characters",
    },
  },
  {
    id: 'HOLDER_OTHER_CODE',
    clause: 'GB/T 36903-2018 附录A; ours',
    group: 'validity',
    severity: 'error',
    field: METADATA.holderCode.name,
    holds: ({ licence: { holderCode } }) => absentOr(holderCode, (code) => OTHER_HOLDER_CODE.test(code)),
    message: {
      zh: '持证主体代码格式不符，应为 4 至 64 个不含空白的字符',
      en: "The holder's code is malformed; it must be 4 to 64 characters without blanks",
    },
  },
  {
    id: 'HOLDER_IS_PERSON',
    clause: 'JT/T 1290-2019; GB/T 36902-2018 持证主体类别',
    group: 'truth',
    severity: 'error',
    field: METADATA.holderCodeType.name,
    holds: (draft) => absentOr(kindIn(draft), (kind) => kind.holderCategory !== 'person' || holderIsPerson(draft)),
    message: {
      zh: '从业资格证的持证主体不是自然人，应为自然人的证件类型',
      en: 'The holder of a practitioner certificate is no person; the type must be that of a person’s document',
    },
  },
  {
    id: 'HOLDER_IS_ORGANISATION',
    clause: 'JT/T 1291/1292-2019; GB/T 36902-2018 持证主体类别',
    // A sole trader may hold it in his own name: true, and rare enough to be looked at.
    group: 'truth',
    severity: 'warning',
    field: METADATA.holderCodeType.name,
    holds: (draft) => absentOr(kindIn(draft), (kind) => kind.holderCategory === 'person' || !holderIsPerson(draft)),
    message: {
      zh: '持证主体为自然人，应为单位；确是个体经营者的请核实',
      en: 'The holder is a person and should be an organisation; please make sure that it is a sole trader',
    },
  },
  {
    id: 'IDENTIFIER',
    clause: 'GB/T 36904-2018; GB/T 17710-2008',
    group: 'truth',
    severity: 'error',
    field: METADATA.identifier.name,
    holds: ({ licence: { identifier } }) => absentOr(identifier, (text) => parseLicenceIdentifier(text).ok),
    message: {
      zh: '证照标识的构成或校验位不正确，应符合 GB/T 36904',
      en: 'The licence identifier is malformed or its check character wrong; it must follow GB/T 36904',
    },
  },
  {
    id: 'IDENTIFIER_TYPE',
    clause: 'GB/T 36904-2018',
    group: 'truth',
    severity: 'error',
    field: METADATA.identifier.name,
    holds: ({ licence: { identifier, typeCode } }) => identifierSays(identifier, 'typeCode', typeCode),
    message: {
      zh: '证照标识中的类型代码与证照类型代码不一致，应相同',
      en: 'The type in the licence identifier differs from the licence type code; they must be the same',
    },
  },
  {
    id: 'IDENTIFIER_ISSUER',
    clause: 'GB/T 36904-2018',
    // An authority may have been renamed or merged since the licence was issued.
    group: 'truth',
    severity: 'warning',
    field: METADATA.identifier.name,
    holds: ({ licence: { identifier, authorityCode } }) => identifierSays(identifier, 'issuer', authorityCode),
    message: {
      zh: '证照标识中的颁发机构代码与证照颁发机构代码不一致，应相同',
      en: 'The issuer in the licence identifier differs from the issuing authority’s code; they should be the same',
    },
  },
  {
    id: 'BIRTH_DATE',
    clause: 'GB 11643-1999; JT/T 1290-2019 照面',
    group: 'truth',
    severity: 'error',
    field: 'birthDate',
    holds: (draft) => agreesWithCitizenNumber(draft, draft.face.get('birthDate'), birthDateOf),
    message: {
      zh: '出生日期与公民身份号码不一致，应为号码第 7 至 14 位所示',
      en: 'The date of birth differs from the citizen number; it must be what its digits 7 to 14 say',
    },
  },
  {
    id: 'SEX',
    clause: 'GB 11643-1999; GB/T 2261.1',
    group: 'truth',
    severity: 'error',
    field: 'sex',
    holds: (draft) =>
      !isStatedSex(draft.face.get('sex')) || agreesWithCitizenNumber(draft, draft.face.get('sex'), sexOf),
    message: {
      zh: '性别与公民身份号码不一致，应为号码第 17 位所示',
      en: 'The sex differs from the citizen number; it must be what its digit 17 says',
    },
  },
  {
    id: 'OWN_QUALIFICATION',
    clause: 'JT/T 697.7-2014 5.22; ours',
    group: 'validity',
    severity: 'warning',
    field: 'qualifications',
    holds: (draft) => hasCategory(draft.face.get('qualifications'), kindIn(draft)?.qualifications?.required),
    message: {
      zh: '从业资格类别不含本证对应的类别，应列入',
      en: 'The qualifications lack the category of this certificate; it should be among them',
    },
  },
  {
    id: 'LOAD_STATED',
    clause: 'JT/T 1292-2019 照面“吨（座）位”',
    group: 'completeness',
    severity: 'error',
    field: 'tonnage',
    holds: (draft) => kindIn(draft)?.category !== 'transport' || draft.face.has('tonnage') || draft.face.has('seats'),
    message: {
      zh: '吨位和座位均缺失，应至少填一项',
      en: 'Neither tonnage nor seats are given; at least one of them must be',
    },
  },
  {
    id: 'PLATE',
    clause: 'GA 36; ours',
    group: 'validity',
    severity: 'warning',
    field: 'plateNumber',
    holds: ({ face }) => absentOr(face.get('plateNumber'), (plate) => typeof plate !== 'string' || PLATE.test(plate)),
    message: {
      zh: '车辆号牌不像机动车号牌，应为汉字、字母和四至六位字母数字',
      en: 'The plate number is unusual; it should be a Chinese character, a letter and four to six letters or digits',
    },
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
