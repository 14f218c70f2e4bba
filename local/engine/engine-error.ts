/** What the database refuses, with the code the platform uses, so that functions meet the same words here as there. */

export type EngineErrorCode =
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'INVALID_PARAM'

export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message)
  }
}

/** The operator is not among those the product uses. The misspelt code is the platform's own. */
export function unsupported(what: string): EngineError {
  return new EngineError('DATABASE_INVALID_OPERRATOR', `${what} is not available in the local cloud`)
}

/** A single request the database cannot carry out, whatever the state of other requests. */
export function failed(message: string): EngineError {
  return new EngineError('DATABASE_REQUEST_FAILED', message)
}

/** Another transaction is in the way; the text is what the live platform was seen to send. */
export function conflict(message: string): EngineError {
  return new EngineError('DATABASE_TRANSACTION_CONFLICT', `[ResourceUnavailable.TransactionBusy] ${message}`)
}

/** The transaction ended (committed, aborted by an error, timed out, or its function died). */
export function transactionGone(): EngineError {
  return new EngineError('DATABASE_TRANSACTION_FAIL', '[TransactionNotExist] the transaction has ended')
}
