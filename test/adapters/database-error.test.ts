import { classifyDatabaseError } from '../../cloudfunctions/server/adapters/database-error'

describe('what an error of the database means', () => {
  it.each([
    [
      'an operation that met a lock, as the SDK rewraps it',
      {
        errCode: -501001,
        errMsg:
          'document.update:fail -501001 resource system error. [ResourceUnavailable.TransactionBusy] Transaction is busy',
      },
      'conflict',
    ],
    [
      'a commit that met another, with its code',
      { code: 'DATABASE_TRANSACTION_CONFLICT', message: 'conflict' },
      'conflict',
    ],
    ['a write conflict of MongoDB', new Error('WriteConflict error: this operation conflicted'), 'conflict'],
    [
      'a transaction that an earlier error ended',
      { errCode: -501001, errMsg: 'document.get:fail [TransactionNotExist] the transaction has ended' },
      'conflict',
    ],
    ['a taken id, by the code the platform documents', { code: 'DATABASE_DUPLICATE_WRITE', message: '' }, 'duplicate'],
    [
      'a taken id, when only MongoDB’s text is left',
      { errCode: -502001, errMsg: 'collection.add:fail E11000 duplicate key error collection' },
      'duplicate',
    ],
    [
      'a taken id that also ended its transaction',
      { errMsg: 'E11000 duplicate key error; TransactionNotExist' },
      'duplicate',
    ],
    ['a missing collection', { errCode: -502005, errMsg: 'database collection not exists' }, 'fault'],
    ['no connection', new Error('connect ECONNREFUSED'), 'fault'],
    ['a text', 'document with _id x does not exist', 'fault'],
    ['nothing', undefined, 'fault'],
  ])('%s', (_name, error, kind) => {
    expect(classifyDatabaseError(error)).toBe(kind)
  })
})
