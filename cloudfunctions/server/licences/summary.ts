/** A licence as one line of a list. */
import type { LicenceSummary } from '../../../src/contract/licence'
import { given } from '../../../src/core/given'
import { detailOf, numberFor, subjectOf } from '../../../src/core/licence/disclosure'
import type { Licence } from '../../../src/core/licence/licence'
import { attentionOf } from '../../../src/core/licence/review'
import { statusAt } from '../../../src/core/licence/status'
import type { Instant } from '../../../src/core/time'
import type { FieldCipher, Found, Store } from '../ports'
import type { Index, LicenceRecord } from '../records'
import { type OwnedLicence, withActivation } from './owned-licence'

export function summaryOf({ id, licence, activated }: OwnedLicence, now: Instant): LicenceSummary {
  const { typeCode, validFrom, validUntil } = licence
  return {
    id,
    typeCode,
    subject: subjectOf(licence),
    ...given({ plateColour: plateColourOf(licence) }),
    number: numberFor(licence, 'holder'),
    detail: detailOf(licence),
    status: statusAt(licence, now),
    ...given({ validFrom, validUntil }),
    activated,
    attention: attentionOf(licence, now),
  }
}

function plateColourOf({ face }: Licence): string | undefined {
  return typeof face.plateColour === 'string' ? face.plateColour : undefined
}

/** The lines of records found, with one more read for all their activations. */
export async function summariesOf(
  { store, cipher }: { readonly store: Store; readonly cipher: FieldCipher },
  found: readonly Found<LicenceRecord>[],
  now: Instant,
): Promise<readonly LicenceSummary[]> {
  const activations = await store.getMany(
    'activations',
    found.map(({ id }) => id),
  )
  // Ids of this collection are made by `licenceIdOf` only.
  return found.map(({ id, record }) => summaryOf(withActivation(cipher, id as Index, record, activations.get(id)), now))
}
