/**
 * 版本号 of a 证照标识: the first, the next, and whether one may follow another. Amend, renew, reissue and extend keep the serial and
 * count the version up (ours, docs/decisions.md). Identifiers given here have been parsed before: one that does not parse is our own fault.
 */
import { ok, type Result, refuse } from '../result'
import {
  formatLicenceIdentifier,
  LAST_VERSION,
  type LicenceIdentifierParts,
  parseLicenceIdentifier,
} from './licence-identifier'

/** The identifier of a licence's first version. Throws RangeError when the parts cannot make one. */
export function firstVersion(parts: Omit<LicenceIdentifierParts, 'version'>): string {
  return formatLicenceIdentifier({ ...parts, version: 1 })
}

/** The same identifier with its version one higher. Refused after {@link LAST_VERSION}. */
export function nextVersion(identifier: string): Result<string, 'VERSION_EXHAUSTED'> {
  const parts = partsOf(identifier)
  if (parts.version === LAST_VERSION) return refuse('VERSION_EXHAUSTED')
  return ok(formatLicenceIdentifier({ ...parts, version: parts.version + 1 }))
}

/** Whether `next` may follow `present`: a new serial begins a new count; the same serial must count up. */
export function isNewer(next: string, present: string): boolean {
  const [a, b] = [partsOf(next), partsOf(present)]
  return a.serial !== b.serial || a.issuer !== b.issuer || a.version > b.version
}

/** The version an identifier says. */
export function versionOf(identifier: string): number {
  return partsOf(identifier).version
}

function partsOf(identifier: string): LicenceIdentifierParts {
  const parsed = parseLicenceIdentifier(identifier)
  if (!parsed.ok) throw new Error(`stored identifier: ${parsed.failure}`)
  return parsed.value
}
