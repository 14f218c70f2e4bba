/** 消息: what a person is told without having asked. Kinds only: what one says stands in `contract/inbox-words`, and no licence's values are in any. */
export const MESSAGE_KINDS = [
  'grantAsked',
  'requestRefused',
  'requestLapsed',
  'grantGiven',
  'grantUsed',
  'grantWithdrawn',
  'grantReturned',
  'grantEnded',
  'delegated',
  'delegationWithdrawn',
  'erasureAsked',
  'erasureDone',
  'erasureDeclined',
  'erasureLapsed',
  'checkFailed',
  'checkRefused',
  'licenceExpires',
  'reviewDue',
  'fleetDue',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]
