/** Ways between the pages of this sub-package; those that lead here from elsewhere are in `client/navigation`. */
import Taro from '@tarojs/taro'
import { go } from '../client/navigation'

export const toReceived = (id: string) => go(Taro.navigateTo({ url: `/relying-party/grant/index?id=${id}` }))
export const toReading = (grant: string, licence: string) =>
  go(Taro.navigateTo({ url: `/relying-party/reading/index?grant=${grant}&licence=${licence}` }))
export const toGrantedCopy = (grant: string, licence: string) =>
  go(Taro.navigateTo({ url: `/relying-party/copy/index?grant=${grant}&licence=${licence}` }))
export const toErasures = () => go(Taro.navigateTo({ url: '/relying-party/erasures/index' }))
export const toReceivingCode = () => go(Taro.navigateTo({ url: '/relying-party/code/index' }))
export const toAsk = () => go(Taro.navigateTo({ url: '/relying-party/ask/index' }))
/** Leaves the form behind: back from the request leads to where it was begun. */
export const onToRequest = (id: string) => go(Taro.redirectTo({ url: `/relying-party/grant/index?id=${id}` }))
