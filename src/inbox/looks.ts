/** The round mark and the tone of each kind of message. */
import type { Tone } from '../client/event-words'
import type { Bilingual } from '../contract/reply'
import type { MessageKind } from '../core/sharing/message'

interface Look {
  readonly mark: Bilingual
  readonly tone: Tone
}

export const LOOKS: { readonly [K in MessageKind]: Look } = {
  grantAsked: { mark: { zh: '申', en: 'Q' }, tone: 'warn' },
  requestRefused: { mark: { zh: '拒', en: 'N' }, tone: 'plain' },
  requestLapsed: { mark: { zh: '逾', en: 'L' }, tone: 'plain' },
  grantGiven: { mark: { zh: '授', en: 'G' }, tone: 'info' },
  grantUsed: { mark: { zh: '用', en: 'R' }, tone: 'info' },
  grantWithdrawn: { mark: { zh: '撤', en: 'W' }, tone: 'plain' },
  grantReturned: { mark: { zh: '退', en: 'R' }, tone: 'plain' },
  grantEnded: { mark: { zh: '止', en: 'E' }, tone: 'plain' },
  delegated: { mark: { zh: '委', en: 'D' }, tone: 'info' },
  delegationWithdrawn: { mark: { zh: '撤', en: 'W' }, tone: 'plain' },
  erasureAsked: { mark: { zh: '删', en: 'E' }, tone: 'warn' },
  erasureDone: { mark: { zh: '删', en: 'E' }, tone: 'ok' },
  erasureDeclined: { mark: { zh: '删', en: 'E' }, tone: 'plain' },
  erasureLapsed: { mark: { zh: '逾', en: 'L' }, tone: 'warn' },
  checkFailed: { mark: { zh: '!', en: '!' }, tone: 'warn' },
  checkRefused: { mark: { zh: '✕', en: '✕' }, tone: 'bad' },
  licenceExpires: { mark: { zh: '期', en: 'T' }, tone: 'warn' },
  reviewDue: { mark: { zh: '审', en: 'R' }, tone: 'warn' },
  fleetDue: { mark: { zh: '车', en: 'F' }, tone: 'warn' },
}
