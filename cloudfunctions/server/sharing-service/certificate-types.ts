/** GetCertificateType: 证照类型清单, with what of each type can be granted. Nobody's data, and no grant is needed. */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { KINDS } from '../../../src/core/licence/kinds'
import { ok, type Result } from '../../../src/core/result'
import { GRANT_FIELDS } from '../../../src/core/sharing/fields'
import { elementsOf } from '../../../src/core/sharing/wire'
import { type Asking, standingOf } from './method'

export const certificateTypesRequest = v.strictObject({})

const DEFINING_BODY = { CertificateDefineAuthorityName: '交通运输部', CertificateDefineAuthorityLevel: '国家级' }
/** A type code begins with its defining body's credit code. */
const CREDIT_CODE_LENGTH = 18
const HOLDERS = { person: '自然人', organisation: '法人' }

export async function certificateTypes(_deps: unknown, asking: Asking): Promise<Result<unknown, Failure>> {
  const standing = standingOf(asking)
  if (!standing.ok) return standing
  const items = Object.values(KINDS).map(({ typeCode, name, category, holderCategory, standard }) => ({
    ...{ CertificateTypeCode: typeCode, CertificateTypeName: name.zh },
    ...DEFINING_BODY,
    CertificateDefineAuthorityCode: typeCode.slice(0, CREDIT_CODE_LENGTH),
    CertificateHolderCategory: HOLDERS[holderCategory],
    standard,
    elements: GRANT_FIELDS[category].flatMap(({ name: field, label, sensitive }) =>
      elementsOf(field).map((element) => ({ name: element, label: label.zh, sensitive })),
    ),
  }))
  return ok({ items })
}
