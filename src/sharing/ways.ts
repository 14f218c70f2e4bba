/** Ways between the pages of this sub-package; those that lead here from elsewhere are in `client/navigation`. */
import Taro from '@tarojs/taro'
import { go } from '../client/navigation'

export const toChoose = () => go(Taro.navigateTo({ url: '/sharing/choose/index' }))
export const toTerms = () => go(Taro.navigateTo({ url: '/sharing/terms/index' }))
/** `person`: whom to delegate to, not whom to grant to. */
export const toRecipient = (wanted: 'recipient' | 'person') =>
  go(Taro.navigateTo({ url: `/sharing/recipient/index?wanted=${wanted}` }))
export const toConfirm = () => go(Taro.navigateTo({ url: '/sharing/confirm/index' }))
export const toGrant = (id: string) => go(Taro.navigateTo({ url: `/sharing/grant/index?id=${id}` }))
export const toAnswer = (id: string) => go(Taro.navigateTo({ url: `/sharing/answer/index?id=${id}` }))
export const toDelegations = () => go(Taro.navigateTo({ url: '/sharing/delegations/index' }))
export const toDelegate = () => go(Taro.navigateTo({ url: '/sharing/delegate/index' }))
export const toDelegation = (id: string) => go(Taro.navigateTo({ url: `/sharing/delegation/index?id=${id}` }))
/** Leaves the page behind that has nothing more to do. */
export const onToGrant = (id: string) => go(Taro.redirectTo({ url: `/sharing/grant/index?id=${id}` }))
export const onToDelegation = (id: string) => go(Taro.redirectTo({ url: `/sharing/delegation/index?id=${id}` }))

const STEPS = ['sharing/choose/index', 'sharing/terms/index', 'sharing/confirm/index', 'sharing/answer/index']

/** Back to where the authorisation was begun: its steps are done with. */
export function leaveSteps(): void {
  const routes = Taro.getCurrentPages().map(({ route = '' }) => route.replace(/^\//, '').replace(/\?.*$/, ''))
  const steps = [...routes].reverse().findIndex((route) => !STEPS.includes(route))
  if (steps > 0) go(Taro.navigateBack({ delta: steps }))
  else go(Taro.redirectTo({ url: '/sharing/home/index' }))
}
