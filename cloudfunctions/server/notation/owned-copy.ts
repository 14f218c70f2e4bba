/** Which copies are whose. What is not yours cannot be told from what does not exist. */
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import { type CopyCode, readCopyCode } from '../../../src/core/notation/copy-code'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { principalsOf } from '../licences/owned-licence'
import { type Key, key } from '../ports'
import type { CopyRecord } from '../records'

/** Where the copy of this code is kept. */
export function copyKey(code: CopyCode): Key<'copies'> {
  return key('copies', sm3Hex(code))
}

/** Where the copy of a code that somebody typed would be kept. */
export function typedCopyKey(text: string): Result<Key<'copies'>, Failure> {
  const code = readCopyCode(text)
  return code.ok ? ok(copyKey(code.value)) : refuse({ code: code.failure })
}

/** The copy, if the holder asked for it or may act for the company whose licence it is of. */
export function ownedCopy(holder: Holder, record: CopyRecord | undefined): Result<CopyRecord, Failure> {
  return record && principalsOf(holder).includes(record.holderIndex) ? ok(record) : refuse({ code: 'COPY_NOT_FOUND' })
}
