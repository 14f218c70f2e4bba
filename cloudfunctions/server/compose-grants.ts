/** Puts `grants` together: the only function that is given the key receipts are signed with. */
import * as v from 'valibot'
import { fileCipher } from './adapters/file-cipher'
import { functionKick } from './adapters/function-kick'
import { localReceiptKey } from './adapters/receipt-key-local'
import { noticeTemplates } from './compose-notice-templates'
import { json, shared, variable } from './compose-shared'
import type { GrantsDeps } from './deps'

export function grantsDeps(): GrantsDeps {
  return {
    ...shared(),
    receiptKey: localReceiptKey(json('RECEIPT_KEY', receiptKey)),
    templates: noticeTemplates(),
    publicHost: variable('PUBLIC_HOST'),
    fileCipher,
    kick: functionKick,
  }
}

const receiptKey = v.strictObject({
  keyId: v.pipe(v.string(), v.minLength(1)),
  privateKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
})
