/** The screen while a code is shown: bright, awake, hidden from captures where WeChat can. Every part may be refused; none is needed. */
import Taro from '@tarojs/taro'

/** Makes the screen ready for a scanner and returns what puts it back as it was. */
export function readyForScanner(): () => void {
  if (process.env.TARO_ENV !== 'weapp') return browserAwake()
  const before = brightness()
  attempt(() => Taro.setScreenBrightness({ value: 1 }))
  attempt(() => Taro.setKeepScreenOn({ keepScreenOn: true }))
  attempt(() => Taro.setVisualEffectOnCapture({ visualEffect: 'hidden' }))
  return () => {
    before.then((value) => attempt(() => Taro.setScreenBrightness({ value })))
    attempt(() => Taro.setKeepScreenOn({ keepScreenOn: false }))
    attempt(() => Taro.setVisualEffectOnCapture({ visualEffect: 'none' }))
  }
}

/** A browser can only be kept awake, and not every one. */
function browserAwake(): () => void {
  const lock = awake()
  return () => {
    lock.then((held) => held?.release()).catch(() => {})
  }
}

async function awake(): Promise<WakeLockSentinel | undefined> {
  try {
    return await navigator.wakeLock.request('screen')
  } catch {
    return undefined
  }
}

/** -1 gives the brightness back to the system: right when we could not read it. */
async function brightness(): Promise<number> {
  try {
    return (await Taro.getScreenBrightness()).value
  } catch {
    return -1
  }
}

/** An older WeChat may not even have the call. */
async function attempt(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch {
    // The code is shown all the same.
  }
}
