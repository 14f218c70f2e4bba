/** GB/T 36903-2018 appendix A: what kind of document a holder's code comes from. */

/** 统一社会信用代码. */
export const CREDIT_CODE_TYPE = '001'
/** 公民身份号码. */
export const CITIZEN_NUMBER_TYPE = '111'

/** Whether the code is a natural person's: 001 and 099 are bodies, everything from 111 on is a person's document. */
export function isNaturalPerson(codeType: string): boolean {
  return codeType >= CITIZEN_NUMBER_TYPE
}
