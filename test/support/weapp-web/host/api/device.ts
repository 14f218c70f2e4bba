/** The phone itself. What would change the phone is written down in `window.__wxCalls`, for tests to read. */
import { asynchronous } from './answer'

const recorded = window.__wxCalls ?? []
window.__wxCalls = recorded

let brightness = 0.5

export function deviceApi() {
  return {
    getSystemInfoSync: () => ({ ...appInfo(), ...windowInfo(), ...deviceInfo() }),
    getSystemInfo: asynchronous('getSystemInfo', () => ({ ...appInfo(), ...windowInfo(), ...deviceInfo() })),
    getSystemInfoAsync: asynchronous('getSystemInfoAsync', () => ({ ...appInfo(), ...windowInfo(), ...deviceInfo() })),
    getAppBaseInfo: appInfo,
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true }),
    getMenuButtonBoundingClientRect: () => ({
      top: 8,
      right: window.innerWidth - 7,
      bottom: 40,
      left: window.innerWidth - 94,
      width: 87,
      height: 32,
    }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx-weapp-web', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    ...brightnessApi(),
    ...recordedApi([
      'setKeepScreenOn',
      'setVisualEffectOnCapture',
      'vibrateShort',
      'vibrateLong',
      'setBackgroundColor',
      'setBackgroundTextStyle',
    ]),
    setClipboardData: asynchronous('setClipboardData', ({ data }: { data: string }) =>
      record('setClipboardData', { data }),
    ),
    getClipboardData: asynchronous('getClipboardData', () => ({ data: window.__clipboard ?? '' })),
    getRandomValues: asynchronous('getRandomValues', ({ length }: { length: number }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
    })),
    scanCode: asynchronous('scanCode', scan),
    getLocation: asynchronous('getLocation', () => {
      throw new Error('getLocation:fail auth deny')
    }),
  }
}

/** Readings from `window.__scan`, in order; without any, the person pressed "back" in the scanner. */
function scan(): object {
  const result = window.__scan?.shift()
  if (result === undefined) throw new Error('scanCode:fail cancel')
  return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: '' }
}

function brightnessApi() {
  return {
    getScreenBrightness: asynchronous('getScreenBrightness', () => ({ value: brightness })),
    setScreenBrightness: asynchronous('setScreenBrightness', ({ value }: { value: number }) => {
      brightness = value
      record('setScreenBrightness', { value })
    }),
  }
}

function recordedApi(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, asynchronous(name, (options: object) => record(name, options))]))
}

export function record(name: string, options: object): void {
  if (name === 'setClipboardData' && 'data' in options) window.__clipboard = String(options.data)
  recorded.push({ name, options: JSON.parse(JSON.stringify(options)) as object })
}

function appInfo() {
  return {
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    fontSizeSetting: 16,
    enableDebug: false,
    host: { env: 'WeChat' },
  }
}

function windowInfo() {
  const { innerWidth: width, innerHeight: height, devicePixelRatio: pixelRatio } = window
  const safeArea = { left: 0, top: 0, right: width, bottom: height, width, height }
  return {
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - 48,
    statusBarHeight: 0,
    screenTop: 48,
    safeArea,
  }
}

function deviceInfo() {
  return {
    brand: 'devtools',
    model: 'weapp-web',
    platform: 'android',
    system: 'Android 14',
    benchmarkLevel: 30,
    abi: 'arm64-v8a',
  }
}
