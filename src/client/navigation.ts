/** Where the pages are. A page names the place it leads to, never a path. */
import Taro from '@tarojs/taro'

export const toLicences = () => go(Taro.switchTab({ url: '/pages/licences/index' }))
export const toIdentity = () => go(Taro.navigateTo({ url: '/pages/identity/index' }))
export const toPrivacy = () => go(Taro.navigateTo({ url: '/pages/privacy/index' }))
export const toLicence = (id: string) => go(Taro.navigateTo({ url: `/pages/licence/index?id=${id}` }))
/** `permit`: only the vehicles that run under it. */
export const toFleet = (operator: string, permit = '') =>
  go(Taro.navigateTo({ url: `/pages/fleet/index?operator=${operator}&permit=${permit}` }))
export const toActivation = (id: string) => go(Taro.navigateTo({ url: `/pages/activation/index?id=${id}` }))
export const toPresentation = (id: string) => go(Taro.navigateTo({ url: `/pages/presentation/index?id=${id}` }))
/** Leaves the present page behind: back from the code leads to the list, not to the consent that was given. */
export const onToPresentation = (id: string) => go(Taro.redirectTo({ url: `/pages/presentation/index?id=${id}` }))
export const toScan = () => go(Taro.navigateTo({ url: '/officer/scan/index' }))
export const toVerdict = () => go(Taro.navigateTo({ url: '/officer/verdict/index' }))
export const toShift = () => go(Taro.navigateTo({ url: '/officer/shift/index' }))
export const toRecords = () => go(Taro.navigateTo({ url: '/officer/records/index' }))
export const toCopyRequest = (licence: string) =>
  go(Taro.navigateTo({ url: `/copies/request/index?licence=${licence}` }))
/** `licence`: only its copies. */
export const toCopies = (licence = '') => go(Taro.navigateTo({ url: `/copies/list/index?licence=${licence}` }))
export const toCopy = (code: string) => go(Taro.navigateTo({ url: `/copies/copy/index?code=${code}` }))
/** Leaves the form behind: back from the copy leads to the licence. */
export const onToCopy = (code: string) => go(Taro.redirectTo({ url: `/copies/copy/index?code=${code}` }))
export const toCopyCheck = () => go(Taro.navigateTo({ url: '/copies/check/index' }))
export const toCheckOfCopy = (code: string) => go(Taro.navigateTo({ url: `/copies/check/index?code=${code}` }))

export const toActivityLine = (id: string) => go(Taro.navigateTo({ url: `/record/line/index?id=${id}` }))
export const toHiddenActivity = () => go(Taro.navigateTo({ url: '/record/hidden/index' }))
export const toActivityExport = () => go(Taro.navigateTo({ url: '/record/export/index' }))
/** 授权与用证. `list`: which of its lists is open first. */
export const toSharing = (list = 'given') => go(Taro.navigateTo({ url: `/sharing/home/index?list=${list}` }))
/** Authorise the use of a licence, or of vehicles of a fleet. */
export const toAuthorise = (licence: string) => go(Taro.navigateTo({ url: `/sharing/choose/index?licence=${licence}` }))
export const toAuthoriseFleet = (operator: string) =>
  go(Taro.navigateTo({ url: `/sharing/choose/index?operator=${operator}` }))
/** 授权凭证, for both sides of a grant. */
export const toReceipts = (grant: string) => go(Taro.navigateTo({ url: `/sharing/receipts/index?grant=${grant}` }))
/** Who may look at a licence. */
export const toViewers = (licence: string) => go(Taro.navigateTo({ url: `/sharing/viewers/index?licence=${licence}` }))

export const toInbox = () => go(Taro.navigateTo({ url: '/inbox/list/index' }))
/** 要求删除. `grant`: only what was read under it. */
export const toErasures = (grant = '') => go(Taro.navigateTo({ url: `/inbox/erasures/index?grant=${grant}` }))
export const toRights = () => go(Taro.navigateTo({ url: '/inbox/rights/index' }))

/** 用证: what others have granted. */
export const toUse = () => go(Taro.navigateTo({ url: '/relying-party/home/index' }))

/** One page back; to the tabs when there is none, as after opening a link in the browser. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) go(Taro.navigateBack())
  else toLicences()
}

/** Back to the page to scan from, which may not be there after a reload. */
export function backToScan(): void {
  if (Taro.getCurrentPages().length > 1) go(Taro.navigateBack())
  else go(Taro.redirectTo({ url: '/officer/scan/index' }))
}

/** A refused move (two taps, page limit) leaves the person where he is, which is what he sees anyway. */
export function go(move: Promise<unknown>): void {
  move.catch(() => {})
}
