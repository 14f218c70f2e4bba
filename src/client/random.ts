/** Bytes that nobody can guess, from the platform's own source. Without one there is no offline code: a weak key would be worse than none. */
import Taro from '@tarojs/taro'

/** Rejects when the phone gives none. */
export async function randomBytes(length: number): Promise<Uint8Array> {
  if (process.env.TARO_ENV !== 'weapp') return window.crypto.getRandomValues(new Uint8Array(length))
  // Taro hands this call on as it is, without making a promise of it.
  return new Promise((resolve, reject) => {
    Taro.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: reject,
    })
  })
}
