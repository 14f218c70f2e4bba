/** 应答: GB/T 36906's envelope. A refusal is a number; of one for want of authorisation nothing else is told, whatever the reason. */
import { messageOf } from '../../../src/contract/all-messages'
import type { Failure, FailureCode } from '../../../src/core/failure'

/** 成功, 未获得授权, 服务超时, 未检索到记录, 参数错误. */
export type HeadStatus = 0 | 1 | 2 | 3 | 4

export interface ServiceReply {
  readonly head: {
    readonly status: HeadStatus
    readonly message: string
    /** With status 4: the first member that is wrong. */
    readonly field?: string
    /** With status 2: in so many seconds the same request may be answered. */
    readonly retryAfter?: number
  }
  readonly data?: unknown
}

const DONE = '成功'
const NOT_AUTHORISED = '未获得授权'

/** All others: there is no grant in force for this. What is not listed tells nothing. */
const STATUS: { readonly [C in FailureCode]?: HeadStatus } = {
  BUSY: 2,
  COPY_NOT_READY: 2,
  LICENCE_NOT_FOUND: 3,
  COPY_FAILED: 3,
  REQUEST_INVALID: 4,
  GRANT_FIELD_UNKNOWN: 4,
  COPY_TEXT_LENGTH: 4,
  COPY_TEXT_UNPRINTABLE: 4,
  COPY_CHARACTER_NOT_DRAWN: 4,
  COPY_TERM_PAST: 4,
  COPY_TERM_TOO_LONG: 4,
  COPY_LICENCE_ENDS_FIRST: 4,
  COPIES_TOO_MANY: 2,
}

/** Where the sentence for a person would speak of lists and pages. */
const WORDS: { readonly [C in FailureCode]?: string } = {
  LICENCE_NOT_FOUND: '未检索到记录',
  BUSY: '服务超时，请稍后以同样的请求再试',
  COPY_NOT_READY: '加注件正在制作，请稍后以同样的请求再取',
  COPY_FAILED: '加注件未能制作，请联系省级交通运输主管部门',
}

/** A copy is made within seconds; another writer is gone in less. */
const RETRY_SECONDS: { readonly [C in FailureCode]?: number } = { BUSY: 1, COPY_NOT_READY: 3, COPIES_TOO_MANY: 3600 }

export function granted(data: unknown): ServiceReply {
  return { head: { status: 0, message: DONE }, data }
}

export function refused(failure: Failure): ServiceReply {
  const { code } = failure
  const status = STATUS[code] ?? 1
  if (status === 1) return { head: { status, message: NOT_AUTHORISED } }
  const field = fieldOf(failure)
  const told = failure.code === 'REQUEST_INVALID' && field ? { ...failure, field } : failure
  const retryAfter = RETRY_SECONDS[code]
  return {
    head: {
      ...{ status, message: WORDS[code] ?? messageOf(told).zh },
      ...(field === undefined ? {} : { field }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
  }
}

/** What is read inside is called there by names of ours. */
const OWN_NAMES: { readonly [field: string]: string | undefined } = {
  cursor: 'data.cursor',
  until: 'data.CertificateCopyExpiringTime',
}

/** By the names of the request. */
function fieldOf(failure: Failure): string | undefined {
  switch (failure.code) {
    case 'REQUEST_INVALID':
      return OWN_NAMES[failure.field] ?? failure.field
    case 'GRANT_FIELD_UNKNOWN':
      return 'data.fields'
    case 'COPY_TEXT_LENGTH':
    case 'COPY_TEXT_UNPRINTABLE':
    case 'COPY_CHARACTER_NOT_DRAWN':
      return failure.field === 'purpose' ? 'data.CertificateCopyCause' : undefined
    case 'COPY_TERM_PAST':
    case 'COPY_TERM_TOO_LONG':
    case 'COPY_LICENCE_ENDS_FIRST':
      return 'data.CertificateCopyExpiringTime'
    default:
      return undefined
  }
}
