/** 历次版本: what each version was made by, whether it still counts, and which lines of the face it changed. */
import type { VersionLine } from '../../../src/contract/licence'
import type { Label } from '../../../src/core/label'
import { type FaceLine, faceLines } from '../../../src/core/licence/disclosure'
import type { Licence } from '../../../src/core/licence/licence'
import { type LicenceStatus, statusOfVersion } from '../../../src/core/licence/status'
import type { FieldCipher, Found } from '../ports'
import type { VersionRecord } from '../records'
import { openSnapshot } from './sealed-version'

/** The lines of `found`, newest first; `status` is the licence's own, which is that of its latest version. */
export function versionLines(
  cipher: FieldCipher,
  found: readonly Found<VersionRecord>[],
  status: LicenceStatus,
): readonly VersionLine[] {
  const faces = found.map((version) => openSnapshot(cipher, version))
  return found.map(({ record: { version, identifier, occurredAt, event } }, place) => ({
    version,
    identifier,
    occurredAt,
    event,
    status: statusOfVersion(found[place - 1]?.record.former, status),
    changes: event === 'issue' ? [] : changesBetween(faces[place + 1], faces[place]),
  }))
}

/** The labels of the lines that read otherwise than before, in printed order. None without a version before. */
function changesBetween(before: Licence | undefined, after: Licence | undefined): readonly Label[] {
  if (!before || !after) return []
  const [was, is] = [linesOf(before), linesOf(after)]
  const changed = [...is.values()].filter((line) => was.get(line.field)?.value.zh !== line.value.zh)
  const gone = [...was.values()].filter(({ field }) => !is.has(field))
  return [...changed, ...gone].map(({ label }) => label)
}

function linesOf(licence: Licence): ReadonlyMap<string, FaceLine> {
  return new Map(faceLines(licence, 'officer').map((line) => [line.field, line]))
}
