/**
 * GB/T 36904-2018 证照标识: `root.type.issuer.serial.version.check`. Parses and formats.
 * The standard's text is not public; the form is what unrelated systems agree on. Ours: the serial's bounds, no version 000,
 * and no area code in place of the issuer's credit code (docs/decisions.md).
 */
import { ok, type Result, refuse } from '../result'
import { checkCharacterOf } from './check-character'

/** The object identifier of electronic licences in China. */
export const ROOT_CODE = '1.2.156.3005.2'

/** Highest version three digits can say. */
export const LAST_VERSION = 999

export interface LicenceIdentifierParts {
  /** 证照类型代码: 18-character defining body and three digits. */
  readonly typeCode: string
  /** 证照颁发机构代码: the issuing authority's credit code. */
  readonly issuer: string
  /** 流水号: 1 to 32 of `0-9A-Z`. */
  readonly serial: string
  /** 版本号, from 1 to {@link LAST_VERSION}. */
  readonly version: number
}

export type IdentifierProblem =
  | 'IDENTIFIER_ROOT'
  | 'IDENTIFIER_FORMAT'
  | 'IDENTIFIER_TYPE'
  | 'IDENTIFIER_ISSUER'
  | 'IDENTIFIER_SERIAL'
  | 'IDENTIFIER_VERSION'
  | 'IDENTIFIER_CHECK'

const PREFIX = `${ROOT_CODE}.`
const TYPE = /^[0-9A-Z]{18}\d{3}$/
const ISSUER = /^[0-9A-Z]{18}$/
const SERIAL = /^[0-9A-Z]{1,32}$/
const VERSION = /^(?!000)\d{3}$/

/** Reads an identifier strictly: capital letters, no blanks, the check character right. */
export function parseLicenceIdentifier(text: string): Result<LicenceIdentifierParts, IdentifierProblem> {
  if (!text.startsWith(PREFIX)) return refuse('IDENTIFIER_ROOT')
  const parts = text.slice(PREFIX.length).split('.')
  if (parts.length !== 5) return refuse('IDENTIFIER_FORMAT')
  const [typeCode = '', issuer = '', serial = '', version = '', check = ''] = parts
  if (!TYPE.test(typeCode)) return refuse('IDENTIFIER_TYPE')
  if (!ISSUER.test(issuer)) return refuse('IDENTIFIER_ISSUER')
  if (!SERIAL.test(serial)) return refuse('IDENTIFIER_SERIAL')
  if (!VERSION.test(version)) return refuse('IDENTIFIER_VERSION')
  if (check !== checkCharacterOf(typeCode + issuer + serial + version)) return refuse('IDENTIFIER_CHECK')
  return ok({ typeCode, issuer, serial, version: Number(version) })
}

/** Writes an identifier with its check character. Throws RangeError when the parts cannot make one: the caller's bug. */
export function formatLicenceIdentifier({ typeCode, issuer, serial, version }: LicenceIdentifierParts): string {
  const body = [typeCode, issuer, serial, String(version).padStart(3, '0')]
  const text = `${PREFIX}${body.join('.')}.${checkCharacterOf(body.join(''))}`
  const parsed = parseLicenceIdentifier(text)
  if (!parsed.ok) throw new RangeError(`not a licence identifier: ${parsed.failure}`)
  return text
}
