/** 签名域: one invisible field, and its dictionary with room for what is only known when the file is done. */
import type { Instant } from '../../../../src/core/time'
import type { PdfFile } from './pdf-file'

/** What the signature says of itself, in words that readers show. */
export interface SignatureNote {
  readonly signerName: string
  readonly reason: string
  readonly sealedAt: Instant
}

/** Bytes that the CMS may take: a signer's certificate and two above it need half of it. */
export const SIGNATURE_ROOM = 4096

/** A number of up to eleven digits fits in its place. */
const NUMBER_ROOM = '*'.repeat(10)
const OPEN_RANGE = `/ByteRange [0 /${NUMBER_ROOM} /${NUMBER_ROOM} /${NUMBER_ROOM}]`
const OPEN_CONTENTS = `/Contents <${'00'.repeat(SIGNATURE_ROOM)}>`

/** Invisible, locked; printed as nothing. */
const HIDDEN_AND_LOCKED = 0b10000010
/** Signatures exist; the file may only be appended to. */
const SIGNATURE_FLAGS = 3

/** Puts the field on the current page. Called before anything else is written, so that the dictionary is the file's first object. */
export function addSignatureField(file: PdfFile, { signerName, reason, sealedAt }: SignatureNote): void {
  const signature = file.object({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'adbe.pkcs7.detached',
    Name: new String(signerName),
    Reason: new String(reason),
    M: new Date(sealedAt),
    // A text is written as a name: the form of a number's place that no reader mistakes for a number.
    ByteRange: [0, NUMBER_ROOM, NUMBER_ROOM, NUMBER_ROOM],
    Contents: new Uint8Array(SIGNATURE_ROOM),
  })
  const field = file.object({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Seal'),
    F: HIDDEN_AND_LOCKED,
    Rect: [0, 0, 0, 0],
    P: file.page.dictionary,
    V: signature,
  })
  file.page.annotations.push(field)
  file.catalogue.AcroForm = file.object({ SigFlags: SIGNATURE_FLAGS, Fields: [field] })
}

/** 签名范围: all of the file but the value of /Contents, delimiters included. */
export interface SignedRange {
  /** Where the hole begins, at `<`. */
  readonly holeFrom: number
  /** Where what follows the hole begins, after `>`. */
  readonly holeTo: number
}

/** Writes the byte range into `file`, in place. Throws when the signature's dictionary is not the one made here. */
export function closeRange(file: Uint8Array): SignedRange {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const rangeAt = text.indexOf(OPEN_RANGE, 0, 'latin1')
  const contentsAt = text.indexOf(OPEN_CONTENTS, 0, 'latin1')
  if (rangeAt < 0 || contentsAt < 0) throw new Error('the signature dictionary has another form')
  const holeFrom = contentsAt + OPEN_CONTENTS.indexOf('<')
  const holeTo = contentsAt + OPEN_CONTENTS.length
  const range = `/ByteRange [0 ${holeFrom} ${holeTo} ${file.length - holeTo}]`.padEnd(OPEN_RANGE.length)
  text.write(range, rangeAt, 'latin1')
  return { holeFrom, holeTo }
}

/** A copy of `file` with the CMS in the hole, in hex and filled up with zeros. Throws RangeError when there is no room for it. */
export function fillHole(file: Uint8Array, { holeFrom }: SignedRange, cms: Uint8Array): Uint8Array {
  if (cms.length > SIGNATURE_ROOM) throw new RangeError(`a signature of ${cms.length} bytes has no room in the file`)
  const filled = Buffer.from(file)
  filled.write(Buffer.from(cms).toString('hex'), holeFrom + 1, 'latin1')
  return filled
}
