/** Bytes that nobody can guess, from the platform's own source. Without one there is no offline code: a weak key would be worse than none. */
import Taro from '@tarojs/taro'

export async function randomBytes(length: number): Promise<Uint8Array> {
  if (process.env.TARO_ENV === 'weapp') {
    const { randomValues } = await Taro.getRandomValues({ length })
    return new Uint8Array(randomValues)
  }
  return window.crypto.getRandomValues(new Uint8Array(length))
}
