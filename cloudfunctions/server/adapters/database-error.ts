/**
 * What an error of the database means. wx-server-sdk drops the code of most errors and keeps only a text (docs/operations.md,
 * "Hazards of the SDK"), so texts are recognised, here and nowhere else.
 */

/** `conflict`: another writer came between, run again. `duplicate`: the id is taken. `fault`: only we can act. */
export type DatabaseErrorKind = 'conflict' | 'duplicate' | 'fault'

// A transaction that is gone was aborted by the platform, by an earlier error or by its age: the run can be repeated.
const CONFLICT =
  /TransactionBusy|TRANSACTION_CONFLICT|TransactionNotExist|TRANSACTION_NOT_EXIST|TRANSACTION_FAIL|WriteConflict|TransientTransactionError/i
const DUPLICATE = /E11000|DUPLICATE_WRITE|duplicate key/i

export function classifyDatabaseError(error: unknown): DatabaseErrorKind {
  const text = textOf(error)
  // A duplicate also aborts its transaction, and the text may name both: the cause counts.
  if (DUPLICATE.test(text)) return 'duplicate'
  return CONFLICT.test(text) ? 'conflict' : 'fault'
}

function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { code, errMsg, message } = error as { code?: unknown; errMsg?: unknown; message?: unknown }
  return [code, errMsg, message].filter((part) => typeof part === 'string').join(' ')
}
