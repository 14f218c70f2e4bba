/** A copy as the province seals it, from the licence to the finished OFD file. */
import { copyDocument } from '../../cloudfunctions/server/documents/layout/copy-document'
import { ofdParts } from '../../cloudfunctions/server/documents/ofd/ofd-parts'
import { finishSeal, type PreparedOfd, prepareSeal } from '../../cloudfunctions/server/documents/ofd/seal-ofd'
import type { Document } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import type { Trust } from '../../cloudfunctions/server/documents/verify-file/verdict'
import { sealPicture } from '../../local/pki/trust'
import { copyCheckUrl, readCopyCode } from '../../src/core/notation/copy-code'
import { parseCivilDate, parseInstant } from '../../src/core/time'
import { licenceOf, TYPE } from '../rules/samples'
import { revocationList } from './sealed-files/authority'
import { NOW, ROOT, SEALED_AT, SIGNER, sealOf } from './sealed-files/file-of-another-maker'

const madeAt = parsed(parseInstant(SEALED_AT))

const code = parsed(readCopyCode('04D36K35FTBV1JF2K'))

export const CHECK_URL = copyCheckUrl('example.com', code)

/** The copy of a practitioner's certificate, photo and all. `holderName`: whoever is named on it. */
export function copyOf(typefaces: Typefaces, holderName = '张德胜'): Document {
  const facts = {
    ...{ code, number: 'FZ20260601000001', madeAt, checkUrl: CHECK_URL },
    ...{ purpose: '办理入职手续', recipient: '示例市恒通物流有限公司', until: parsed(parseCivilDate('2026-12-31')) },
    ...{ maker: '示例省交通运输厅', originalDigest: '0f'.repeat(32), stampSize: { width: 40, height: 40 } },
  }
  const licence = licenceOf(TYPE.practitioner)
  const holder = { ...licence.holder, name: holderName }
  return parsed(copyDocument({ ...licence, holder }, facts, typefaces))
}

/** SM2 signatures differ each time they are made: one seal for all files. */
const SEAL = sealOf({ picture: sealPicture().bytes })

export function prepared(document: Document, typefaces: Typefaces): PreparedOfd {
  return prepareSeal(ofdParts(document, typefaces), { seal: SEAL, sealedAt: madeAt, stamp: document.stamp })
}

export function sealed(document: Document, typefaces: Typefaces): Uint8Array {
  const open = prepared(document, typefaces)
  return finishSeal(open, { signature: SIGNER.sign(open.toSign), certificate: SIGNER.certificate })
}

export const TRUST: Trust = {
  roots: [ROOT.certificate],
  revocationLists: [revocationList(ROOT, [])],
  now: NOW,
}

/** For values that this file writes itself. */
function parsed<T, F>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
