/** 经营范围与经营许可: what a permit or a vehicle may be for, and what a permit says of the company (JT/T 1291-2019). */
import { fits } from '../code-fit'
import { CREDIT_CODE_TYPE, isNaturalPerson } from '../holder-code'
import { faceCodes, faceText } from './face-values'
import type { Facts } from './facts'
import { absentOr, type Rule } from './rule'

/** 个体经营 (JT/T 415 5.1.8). */
const SOLE_TRADER = '175'
/** 注销 (JT/T 415 5.3.1). */
const OUT_OF_BUSINESS = '6'

/** 登记管理部门 of those who trade: 5 民政, 9 工商, N 农业, Y 其他 (GB 32100 table 1). */
const OF_BUSINESS = /^[59NY]/

const LEGAL_REPRESENTATIVE = /^[\p{L}\p{M}·.．'’\-（）() ]+$/u

/** Both for permits and for vehicles. */
export const SCOPE_RULES: readonly Rule<Facts>[] = [
  {
    id: 'SCOPE_FITS_TYPE',
    clause: '道路运输条例; 三类九证; ours',
    group: 'validity',
    severity: 'error',
    field: 'businessScope',
    holds: ({ kind, draft: { face } }) =>
      absentOr(kind?.scope, (fit) => faceCodes(face, 'businessScope').every((code) => fits(fit, code))),
    message: {
      zh: '经营范围不属于本类证照，应为本类证照可载明的范围',
      en: 'The scope of business does not belong on this type of licence; it must be one that the type may carry',
    },
  },
  {
    id: 'SCOPE_ONCE',
    clause: 'JT/T 1291/1292-2019; ours',
    group: 'validity',
    severity: 'warning',
    field: 'businessScope',
    holds: ({ draft: { face } }) => isEachOnce(faceCodes(face, 'businessScope')),
    message: {
      zh: '同一经营范围列了多次，应各列一次',
      en: 'A scope of business is listed more than once; each should be listed once',
    },
  },
]

export const BUSINESS_RULES: readonly Rule<Facts>[] = [
  {
    id: 'OPERATOR_TRADES',
    clause: 'GB 32100-2015 表1; ours',
    group: 'truth',
    severity: 'warning',
    field: 'CertificateHolderCode',
    holds: ({ draft: { licence } }) =>
      licence.holderCodeType !== CREDIT_CODE_TYPE || absentOr(licence.holderCode, (code) => OF_BUSINESS.test(code)),
    message: {
      zh: '持证主体代码是机关单位的，经营者应为市场主体的代码',
      en: "The holder's code is that of an office; an operator should have the code of a business",
    },
  },
  {
    id: 'SOLE_TRADER_TYPE',
    clause: 'JT/T 415-2006 5.1.8; ours',
    group: 'truth',
    severity: 'warning',
    field: 'economicType',
    holds: ({ draft: { licence, face } }) =>
      !isNaturalPerson(licence.holderCodeType ?? '') ||
      absentOr(faceText(face, 'economicType'), (type) => type === SOLE_TRADER),
    message: {
      zh: '持证主体为自然人而经济类型不是个体经营，应为 175',
      en: 'The holder is a person but the economic type is not sole trader; it should be 175',
    },
  },
  {
    id: 'OPERATING',
    clause: 'JT/T 415-2006 5.3.1; ours',
    group: 'truth',
    severity: 'warning',
    field: 'operatingStatus',
    holds: ({ draft: { face } }) => faceText(face, 'operatingStatus') !== OUT_OF_BUSINESS,
    message: {
      zh: '经营状态为注销而许可证正在制发，应为营业或用 cancel 上报',
      en: 'The operating status is cancelled while the permit is issued; it should be another, or the event cancel',
    },
  },
  {
    id: 'LEGAL_REPRESENTATIVE',
    clause: 'JT/T 1291-2019 照面; ours',
    group: 'truth',
    severity: 'warning',
    field: 'legalRepresentative',
    holds: ({ draft: { face } }) =>
      absentOr(faceText(face, 'legalRepresentative'), (name) => LEGAL_REPRESENTATIVE.test(name)),
    message: {
      zh: '法定代表人含数字或符号，不像姓名，应为证件上的姓名',
      en: "The legal representative's name holds digits or signs; it should be the name on the document",
    },
  },
  {
    id: 'RELATED_ITEM_FITS_TYPE',
    clause: 'JT/T 1291-2019 6.4.1; ours',
    group: 'validity',
    severity: 'warning',
    field: 'itemCode',
    holds: ({ kind, draft: { face } }) =>
      absentOr(kind?.relatedItems, (items) => absentOr(faceText(face, 'itemCode'), (item) => items.includes(item))),
    message: {
      zh: '关联事项不属于本类许可证，应为办理本类许可证的事项',
      en: 'The related item does not belong to this type of permit; it should be one under which the type is issued',
    },
  },
]

function isEachOnce(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length
}
