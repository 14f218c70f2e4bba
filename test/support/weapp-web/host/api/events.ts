/** What WeChat tells a mini-program unasked. Only the network changes here; the rest is remembered by nobody. */
import { asynchronous } from './answer'

type Listener = (event: object) => void

const SILENT = [
  'AppShow',
  'AppHide',
  'ThemeChange',
  'UserCaptureScreen',
  'WindowResize',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'NeedPrivacyAuthorization',
  'MemoryWarning',
  'ScreenRecordingStateChanged',
]

export function eventsApi() {
  const listeners = new Set<Listener>()
  const tell = (event: object) => {
    for (const listener of listeners) listener(event)
  }
  window.addEventListener('online', () => tell({ isConnected: true, networkType: 'wifi' }))
  window.addEventListener('offline', () => tell({ isConnected: false, networkType: 'none' }))
  return {
    getNetworkType: asynchronous('getNetworkType', () => ({ networkType: navigator.onLine ? 'wifi' : 'none' })),
    onNetworkStatusChange: (listener: Listener) => void listeners.add(listener),
    offNetworkStatusChange: (listener: Listener) => void listeners.delete(listener),
    ...Object.fromEntries(
      SILENT.flatMap((name) => [
        [`on${name}`, () => {}],
        [`off${name}`, () => {}],
      ]),
    ),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    canIUse: () => true,
    reportEvent() {},
    ...privacyApi(),
  }
}

/** The person has agreed to the privacy guideline: refusing it is tested where the page asks, not here. */
function privacyApi() {
  return {
    requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => {}),
    getPrivacySetting: asynchronous('getPrivacySetting', () => ({
      needAuthorization: false,
      privacyContractName: '《隐私保护指引》',
    })),
    openPrivacyContract: asynchronous('openPrivacyContract', () => {}),
    getSetting: asynchronous('getSetting', () => ({ authSetting: {} })),
    login: asynchronous('login', () => ({ code: 'weapp-web' })),
    hideShareMenu: asynchronous('hideShareMenu', () => {}),
    showShareMenu: asynchronous('showShareMenu', () => {}),
  }
}
