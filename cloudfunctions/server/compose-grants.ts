/** Puts `grants` together: the only function that is given the key receipts are signed with. */
import * as v from 'valibot'
import { localReceiptKey } from './adapters/receipt-key-local'
import { noticeTemplates } from './compose-notice-templates'
import { json, shared } from './compose-shared'
import type { GrantsDeps } from './deps'

export function grantsDeps(): GrantsDeps {
  return {
    ...shared(),
    receiptKey: localReceiptKey(json('RECEIPT_KEY', receiptKey)),
    templates: noticeTemplates(),
  }
}

const receiptKey = v.strictObject({
  keyId: v.pipe(v.string(), v.minLength(1)),
  privateKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
})
