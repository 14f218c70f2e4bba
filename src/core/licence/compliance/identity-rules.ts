/** 证照类型、编号与标识: a licence's names for itself must agree with each other. */
import type { LicenceIdentifierParts } from '../../identifier/licence-identifier'
import { checkResidentId } from '../../identifier/resident-id'
import { METADATA } from '../metadata'
import type { Facts } from './facts'
import { absentOr, type Rule } from './rule'

export const IDENTITY_RULES: readonly Rule<Facts>[] = [
  {
    id: 'TYPE_NAME',
    clause: 'GB/T 36903-2018; 三类九证',
    group: 'truth',
    severity: 'warning',
    field: METADATA.typeName.name,
    holds: ({ kind, draft }) => isNameOf(kind, draft.licence.typeName),
    message: {
      zh: '证照类型名称与证照类型代码不一致，应为该代码的规定名称',
      en: 'The type name does not agree with the type code; it should be the name laid down for the code',
    },
  },
  {
    id: 'CERTIFICATE_NAME',
    clause: 'GB/T 36903-2018; JT/T 1290/1291/1292-2019',
    group: 'truth',
    severity: 'warning',
    field: METADATA.certificateName.name,
    holds: ({ kind, draft }) => isNameOf(kind, draft.licence.certificateName),
    message: {
      zh: '证照名称与证照类型不符，应为该类型印制的名称',
      en: 'The name of the licence is not that of its type; it should be the name printed on it',
    },
  },
  {
    id: 'NUMBER_OF_HOLDER',
    clause: 'JT/T 1290-2019 从业资格证号; GB 11643-1999; ours',
    group: 'truth',
    severity: 'warning',
    field: METADATA.number.name,
    holds: ({ citizen, draft: { licence } }) =>
      absentOr(citizen, (own) => licence.number === own || !checkResidentId(licence.number ?? '').ok),
    message: {
      zh: '证照编号是他人的公民身份号码，应与持证主体代码一致',
      en: "The licence number is another person's citizen number; it should be the holder's own",
    },
  },
  {
    id: 'IDENTIFIER',
    clause: 'GB/T 36904-2018; GB/T 17710-2008',
    group: 'truth',
    severity: 'error',
    field: METADATA.identifier.name,
    holds: ({ identifier, draft }) => draft.licence.identifier === undefined || identifier !== undefined,
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
    holds: (facts) => identifierSays(facts, 'typeCode', facts.draft.licence.typeCode),
    message: {
      zh: '证照标识中的类型代码与证照类型代码不一致，应相同',
      en: 'The type in the licence identifier differs from the licence type code; they must be the same',
    },
  },
  {
    id: 'IDENTIFIER_ISSUER',
    clause: 'GB/T 36904-2018',
    group: 'truth',
    // An authority may have been renamed or merged since the licence was issued.
    severity: 'warning',
    field: METADATA.identifier.name,
    holds: (facts) => identifierSays(facts, 'issuer', facts.draft.licence.authorityCode),
    message: {
      zh: '证照标识中的颁发机构代码与证照颁发机构代码不一致，应相同',
      en: "The issuer in the licence identifier differs from the issuing authority's code; they should be the same",
    },
  },
]

function isNameOf(kind: Facts['kind'], name: string | undefined): boolean {
  return kind === undefined || name === undefined || kind.name.zh === name
}

function identifierSays(
  { identifier }: Facts,
  part: keyof Pick<LicenceIdentifierParts, 'typeCode' | 'issuer'>,
  expected: string | undefined,
): boolean {
  return identifier === undefined || expected === undefined || identifier[part] === expected
}
