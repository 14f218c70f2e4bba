/** Where a message leads: to what it tells of. One table; a message whose thing has no page of its own leads nowhere. */
import Taro from '@tarojs/taro'
import { go, toLicence } from '../client/navigation'
import type { InboxMessage } from '../contract/inbox'
import type { MessageKind } from '../core/sharing/message'

type Way = (message: InboxMessage) => string | undefined

const toGrantPage: Way = ({ grant }) => grant && `/sharing/grant/index?id=${grant}`
/** To who received it. */
const toReceivedPage: Way = ({ grant }) => grant && `/relying-party/grant/index?id=${grant}`
const nowhere: Way = () => undefined

const WAYS: { readonly [K in MessageKind]: Way } = {
  grantAsked: ({ grant }) => grant && `/sharing/answer/index?id=${grant}`,
  requestRefused: toReceivedPage,
  requestLapsed: toReceivedPage,
  grantGiven: toReceivedPage,
  grantUsed: toGrantPage,
  grantWithdrawn: toReceivedPage,
  grantReturned: toGrantPage,
  grantEnded: toGrantPage,
  delegated: () => '/sharing/delegations/index',
  delegationWithdrawn: () => '/sharing/delegations/index',
  erasureAsked: () => '/relying-party/erasures/index',
  erasureDone: () => ERASURES,
  erasureDeclined: () => ERASURES,
  erasureLapsed: () => ERASURES,
  checkFailed: nowhere,
  checkRefused: nowhere,
  licenceExpires: nowhere,
  reviewDue: nowhere,
  fleetDue: nowhere,
}

const ERASURES = '/inbox/erasures/index'

/** undefined: there is nowhere to go. */
export function wayOf(message: InboxMessage): (() => void) | undefined {
  const url = WAYS[message.kind](message)
  if (url !== undefined) return () => go(Taro.navigateTo({ url }))
  const { licence } = message
  return licence === undefined ? undefined : () => toLicence(licence)
}
