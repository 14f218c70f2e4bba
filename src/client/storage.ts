/** The phone's storage. It may be full, refused or written by an older version: then there is simply nothing kept. */
import Taro from '@tarojs/taro'

/** What was kept under `key`. Each key is written in one place only, which is what makes its type true. */
export function kept<T>(key: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

export function keep(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
  } catch {
    // The page works without it; only the next start will not find it.
  }
}

export function drop(key: string): void {
  Taro.removeStorageSync(key)
}

export function keptKeys(): readonly string[] {
  return Taro.getStorageInfoSync().keys ?? []
}
