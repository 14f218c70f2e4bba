/** 从业资格证: what the certificate says of the person, and what of his qualifications (JT/T 1290-2019, 道路运输从业人员管理规定). */
import { birthDateOf, sexOf } from '../../identifier/resident-id'
import { fits } from '../code-fit'
import { hasCode } from '../code-tables'
import { ageOn, inOrder } from './date-order'
import { faceDate, faceText } from './face-values'
import type { Facts } from './facts'
import { absentOr, type Rule } from './rule'

/** 机动车驾驶证 are given from 18 on, and nobody drives for hire without one. */
const ADULT = 18
/** Above the age at which any licence to drive for hire ends; nobody is issued one later. */
const OLDEST = 70

/** What a citizen's nationality is called: in words, by GB/T 2659 in letters and in digits. */
const CHINESE: ReadonlySet<string> = new Set(['中国', '中华人民共和国', 'CHN', 'CN', '156'])

/** 准驾车型 that allow what a category is for (机动车驾驶证申领和使用规定; A2 includes B1). Categories without a row ask for none. */
const DRIVING_CLASSES: { readonly [category: string]: readonly string[] } = {
  '01001': ['A1', 'A2', 'A3', 'B1'],
  '09001': ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2'],
  '09002': ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2'],
  '09003': ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2'],
  '13001': ['A1', 'A3'],
}

/** 驾驶证档案编号. */
const ARCHIVE_NUMBER = /^\d{12}$/

export const PRACTITIONER_RULES: readonly Rule<Facts>[] = [
  {
    id: 'BIRTH_DATE',
    clause: 'GB 11643-1999; JT/T 1290-2019 照面',
    group: 'truth',
    severity: 'error',
    field: 'birthDate',
    holds: ({ citizen, draft: { face } }) =>
      absentOr(citizen, (own) => absentOr(faceText(face, 'birthDate'), (printed) => printed === birthDateOf(own))),
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
    holds: ({ citizen, draft: { face } }) =>
      absentOr(citizen, (own) => absentOr(statedSex(faceText(face, 'sex')), (printed) => printed === sexOf(own))),
    message: {
      zh: '性别与公民身份号码不一致，应为号码第 17 位所示',
      en: 'The sex differs from the citizen number; it must be what its digit 17 says',
    },
  },
  {
    id: 'ADULT',
    clause: '道路运输从业人员管理规定; 机动车驾驶证申领和使用规定; ours',
    group: 'truth',
    severity: 'warning',
    field: 'birthDate',
    holds: (facts) => absentOr(ageAtIssue(facts), (age) => age >= ADULT),
    message: {
      zh: '颁发时持证人未满 18 周岁，应已满 18 周岁',
      en: 'The holder was under 18 when it was issued; he should have been 18 or over',
    },
  },
  {
    id: 'AGE_PLAUSIBLE',
    clause: '道路运输从业人员管理规定; ours',
    group: 'truth',
    severity: 'warning',
    field: 'birthDate',
    holds: (facts) => absentOr(ageAtIssue(facts), (age) => age <= OLDEST),
    message: {
      zh: '颁发时持证人已过 70 周岁，应不超过规定年龄',
      en: 'The holder was over 70 when it was issued; he should have been within the age the rules allow',
    },
  },
  {
    id: 'NATIONALITY',
    clause: 'GB/T 2659; GB 11643-1999; ours',
    group: 'truth',
    severity: 'warning',
    field: 'nationality',
    holds: ({ citizen, draft: { face } }) =>
      citizen === undefined || absentOr(faceText(face, 'nationality'), (nationality) => CHINESE.has(nationality)),
    message: {
      zh: '持公民身份号码者的国籍不是中国，应为中国',
      en: 'Somebody with a citizen number is of another nationality; it should be China',
    },
  },
  {
    id: 'ARCHIVE_NUMBER',
    clause: 'GA/T 16; ours',
    group: 'validity',
    severity: 'warning',
    field: 'archiveNumber',
    holds: ({ draft: { face } }) => absentOr(faceText(face, 'archiveNumber'), (text) => ARCHIVE_NUMBER.test(text)),
    message: {
      zh: '档案号不像驾驶证档案编号，应为 12 位数字',
      en: 'The file number is not that of a driving licence; it should be twelve digits',
    },
  },
  {
    id: 'QUALIFICATION_CATEGORY',
    clause: 'JT/T 697.7-2014 5.22',
    group: 'validity',
    severity: 'error',
    field: 'qualifications',
    holds: ({ qualifications }) => qualifications.every(({ category }) => hasCode('jtt697_7_5_22', category)),
    message: {
      zh: '从业资格类别不在代码表中，应为 JT/T 697.7 的类别代码',
      en: 'A qualification is of an unknown category; it must be one of JT/T 697.7',
    },
  },
  {
    id: 'QUALIFICATION_TERM',
    clause: 'JT/T 1290-2019; ours',
    group: 'validity',
    severity: 'error',
    field: 'qualifications',
    holds: ({ qualifications }) =>
      qualifications.every(
        ({ firstIssuedOn, validFrom, validUntil }) => firstIssuedOn <= validFrom && validFrom <= validUntil,
      ),
    message: {
      zh: '从业资格的日期顺序不符，应为初领不晚于起始、起始不晚于截止',
      en: 'A qualification has its dates out of order; the first issue must not be after the beginning, nor that after the end',
    },
  },
  {
    id: 'QUALIFICATION_FITS_TYPE',
    clause: 'JT/T 697.7-2014 5.22; 三类九证; ours',
    group: 'validity',
    severity: 'error',
    field: 'qualifications',
    holds: ({ kind, qualifications }) =>
      absentOr(kind?.qualifications, (fit) => qualifications.every(({ category }) => fits(fit, category))),
    message: {
      zh: '从业资格类别不属于本类证件，应为本类证件可载明的类别',
      en: 'A qualification does not belong on this type of certificate; it must be one that the type may carry',
    },
  },
  {
    id: 'OWN_QUALIFICATION',
    clause: 'JT/T 697.7-2014 5.22; ours',
    group: 'completeness',
    severity: 'warning',
    field: 'qualifications',
    holds: ({ kind, qualifications }) =>
      absentOr(kind?.qualifications?.required, (own) => qualifications.some(({ category }) => category === own)),
    message: {
      zh: '从业资格类别不含本证对应的类别，应列入',
      en: 'The qualifications lack the category of this certificate; it should be among them',
    },
  },
  {
    id: 'QUALIFICATION_ONCE',
    clause: 'JT/T 1290-2019; ours',
    group: 'validity',
    severity: 'warning',
    field: 'qualifications',
    holds: ({ qualifications }) =>
      new Set(qualifications.map(({ category }) => category)).size === qualifications.length,
    message: {
      zh: '同一从业资格类别列了多次，应各列一次',
      en: 'A qualification is listed more than once; each should be listed once',
    },
  },
  {
    id: 'QUALIFICATION_WITHIN_LICENCE',
    clause: 'JT/T 1290-2019; ours',
    group: 'validity',
    severity: 'warning',
    field: 'qualifications',
    holds: ({ validUntil, qualifications }) => qualifications.every((each) => inOrder(each.validUntil, validUntil)),
    message: {
      zh: '从业资格的截止日期晚于证照有效期截止日期，应不晚于',
      en: 'A qualification runs longer than the certificate; it should end no later',
    },
  },
  {
    id: 'QUALIFICATION_DATED_ADULT',
    clause: '道路运输从业人员管理规定; ours',
    group: 'truth',
    severity: 'warning',
    field: 'qualifications',
    holds: ({ draft: { face }, qualifications }) =>
      absentOr(faceDate(face, 'birthDate'), (birth) =>
        qualifications.every(({ firstIssuedOn }) => ageOn(birth, firstIssuedOn) >= ADULT),
      ),
    message: {
      zh: '初领从业资格时未满 18 周岁，应已满 18 周岁',
      en: 'A qualification was first issued to somebody under 18; he should have been 18 or over',
    },
  },
  {
    id: 'DRIVING_CLASS',
    clause: '道路运输从业人员管理规定; 机动车驾驶证申领和使用规定; ours',
    group: 'truth',
    severity: 'warning',
    field: 'drivingClass',
    holds: ({ draft: { face }, qualifications }) =>
      absentOr(faceText(face, 'drivingClass'), (held) =>
        qualifications.every(({ category }) => allows(held, category)),
      ),
    message: {
      zh: '准驾车型不能驾驶所列从业资格的车辆，应为相应车型',
      en: 'The driving class does not allow what a qualification is for; it should be a class that does',
    },
  },
]

/** Codes 0 and 9 say that the sex is not stated: nothing to compare. */
function statedSex(code: string | undefined): string | undefined {
  return code === '1' || code === '2' ? code : undefined
}

function ageAtIssue({ issuedOn, draft: { face } }: Facts): number | undefined {
  const birthDate = faceDate(face, 'birthDate')
  return issuedOn && birthDate && ageOn(birthDate, issuedOn)
}

function allows(held: string, category: string): boolean {
  return !Object.hasOwn(DRIVING_CLASSES, category) || (DRIVING_CLASSES[category]?.includes(held) ?? true)
}
