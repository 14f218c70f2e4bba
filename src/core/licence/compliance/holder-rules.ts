/** 持证主体与颁发机构: who holds the licence and who issued it, by their codes (GB 32100, GB 11643, GB/T 36903 appendix A). */
import { checkCreditCode } from '../../identifier/credit-code'
import { hasCode } from '../code-tables'
import { CITIZEN_NUMBER_TYPE, CREDIT_CODE_TYPE, isNaturalPerson } from '../holder-code'
import { METADATA } from '../metadata'
import type { Facts } from './facts'
import { absentOr, type Rule } from './rule'

/** Bounds for documents whose own rules we do not know. */
const OTHER_HOLDER_CODE = /^[\x21-\x7e\u4e00-\u9fff（）]{4,64}$/

/** How the numbers of documents of appendix A are built, where a public source says it. */
const DOCUMENT_FORMS: { readonly [codeType: string]: RegExp } = {
  '414': /^[A-Z0-9]{5,17}$/, // 普通护照: letters and digits (ICAO Doc 9303)
  '511': /^\d{8}(?:\d{2})?$/, // 台湾居民来往大陆通行证: eight digits, ten in older ones
  '516': /^[HM]\d{8}(?:\d{2})?$/, // 港澳居民来往内地通行证: H or M and eight digits, ten in older ones
}

/** 登记管理部门 of bodies that may issue licences: 1, 机构编制 (GB 32100 table 1). */
const OF_GOVERNMENT = /^1/

/** Names of bodies are Chinese characters; brackets and digits occur in a few. */
const BODY_NAME = /^[\u4e00-\u9fff（）()·0-9]{4,}$/

/** A person's name: letters of any script, the dot of minority names, blanks and marks of foreign ones. */
const PERSON_NAME = /^[\p{L}\p{M}·.．'’\-（）() ]+$/u

export const HOLDER_RULES: readonly Rule<Facts>[] = [
  {
    id: 'AUTHORITY_CODE',
    clause: 'GB 32100-2015; GB/T 36904-2018',
    group: 'truth',
    severity: 'error',
    field: METADATA.authorityCode.name,
    holds: ({ draft }) => absentOr(draft.licence.authorityCode, (code) => checkCreditCode(code).ok),
    message: {
      zh: '证照颁发机构代码校验不通过，应为 18 位统一社会信用代码',
      en: "The authority's code does not check; it must be its unified social credit code of 18 characters",
    },
  },
  {
    id: 'AUTHORITY_OF_GOVERNMENT',
    clause: 'GB 32100-2015 表1; 道路运输条例 第七条',
    group: 'truth',
    severity: 'warning',
    field: METADATA.authorityCode.name,
    holds: ({ draft }) => absentOr(draft.licence.authorityCode, (code) => OF_GOVERNMENT.test(code)),
    message: {
      zh: '证照颁发机构代码不是机关或事业单位的，应为以 1 开头的代码',
      en: "The authority's code is not that of a government body; it should begin with 1",
    },
  },
  {
    id: 'AUTHORITY_NAME',
    clause: 'GB/T 36903-2018; ours',
    group: 'truth',
    severity: 'warning',
    field: METADATA.authorityName.name,
    holds: ({ draft }) => absentOr(draft.licence.authorityName, (name) => BODY_NAME.test(name)),
    message: {
      zh: '证照颁发机构不像机构名称，应为机构的规范全称',
      en: 'The issuing authority does not look like the name of a body; it should be its full name',
    },
  },
  {
    id: 'HOLDER_CODE_TYPE',
    clause: 'GB/T 36903-2018 附录A',
    group: 'validity',
    severity: 'error',
    field: METADATA.holderCodeType.name,
    holds: ({ draft }) => absentOr(draft.licence.holderCodeType, (code) => hasCode('holderCodeType', code)),
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
    holds: ({ draft: { licence } }) =>
      licence.holderCodeType !== CREDIT_CODE_TYPE || absentOr(licence.holderCode, (code) => checkCreditCode(code).ok),
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
    holds: ({ citizen, draft: { licence } }) =>
      licence.holderCodeType !== CITIZEN_NUMBER_TYPE || licence.holderCode === undefined || citizen !== undefined,
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
    holds: ({ draft }) => absentOr(draft.licence.holderCode, (code) => OTHER_HOLDER_CODE.test(code)),
    message: {
      zh: '持证主体代码格式不符，应为 4 至 64 个不含空白的字符',
      en: "The holder's code is malformed; it must be 4 to 64 characters without blanks",
    },
  },
  {
    id: 'HOLDER_DOCUMENT',
    clause: 'GB/T 36903-2018 附录A; ICAO Doc 9303; ours',
    group: 'validity',
    severity: 'warning',
    field: METADATA.holderCode.name,
    holds: ({ draft: { licence } }) => hasFormOf(licence.holderCodeType, licence.holderCode),
    message: {
      zh: '持证主体代码与证件类型的号码格式不符，应按该证件填写',
      en: "The holder's code is not built like a number of that document; it should be as printed on the document",
    },
  },
  {
    id: 'HOLDER_IS_PERSON',
    clause: 'JT/T 1290-2019; GB/T 36902-2018 持证主体类别',
    group: 'truth',
    severity: 'error',
    field: METADATA.holderCodeType.name,
    holds: ({ kind, draft }) =>
      kind?.holderCategory !== 'person' || absentOr(draft.licence.holderCodeType, isNaturalPerson),
    message: {
      zh: '从业资格证的持证主体不是自然人，应为自然人的证件类型',
      en: "The holder of a practitioner certificate is no person; the type must be that of a person's document",
    },
  },
  {
    id: 'HOLDER_IS_ORGANISATION',
    clause: 'JT/T 1291/1292-2019; GB/T 36902-2018 持证主体类别',
    group: 'truth',
    // A sole trader may hold it in his own name: true, and rare enough to be looked at.
    severity: 'warning',
    field: METADATA.holderCodeType.name,
    holds: ({ kind, draft }) =>
      kind?.holderCategory !== 'organisation' ||
      absentOr(draft.licence.holderCodeType, (type) => !isNaturalPerson(type)),
    message: {
      zh: '持证主体为自然人，应为单位；确是个体经营者的请核实',
      en: 'The holder is a person and should be an organisation; please make sure that it is a sole trader',
    },
  },
  {
    id: 'HOLDER_NAME_OF_PERSON',
    clause: 'GB/T 36903-2018; ours',
    group: 'truth',
    severity: 'warning',
    field: METADATA.holderName.name,
    holds: ({ kind, draft }) =>
      kind?.holderCategory !== 'person' || absentOr(draft.licence.holderName, (name) => PERSON_NAME.test(name)),
    message: {
      zh: '持证主体含数字或符号，不像姓名，应为证件上的姓名',
      en: "The holder's name holds digits or signs; it should be the name on his document",
    },
  },
]

function hasFormOf(codeType = '', code = ''): boolean {
  return !Object.hasOwn(DOCUMENT_FORMS, codeType) || (DOCUMENT_FORMS[codeType]?.test(code) ?? true)
}
