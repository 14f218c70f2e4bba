/** Storage: this browser context's own, so that two phones never share it. */
import { asynchronous } from './answer'

const PREFIX = 'weapp:'

interface Item {
  readonly key: string
  readonly data?: unknown
}

export function storageApi() {
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: (key: string, data: unknown) => write(key, data),
    removeStorageSync: (key: string) => localStorage.removeItem(PREFIX + key),
    clearStorageSync: clear,
    getStorageInfoSync: () => ({ keys: keys(), currentSize: 0, limitSize: 10240 }),
    getStorage: asynchronous('getStorage', ({ key }: Item) => ({ data: present(key) })),
    setStorage: asynchronous('setStorage', ({ key, data }: Item) => write(key, data)),
    removeStorage: asynchronous('removeStorage', ({ key }: Item) => localStorage.removeItem(PREFIX + key)),
    clearStorage: asynchronous('clearStorage', clear),
    getStorageInfo: asynchronous('getStorageInfo', () => ({ keys: keys(), currentSize: 0, limitSize: 10240 })),
  }
}

function read(key: string): unknown {
  const text = localStorage.getItem(PREFIX + key)
  return text === null ? undefined : (JSON.parse(text) as unknown)
}

function present(key: string): unknown {
  const data = read(key)
  if (data === undefined) throw new Error('data not found')
  return data
}

function write(key: string, data: unknown): void {
  localStorage.setItem(PREFIX + key, JSON.stringify(data ?? ''))
}

function keys(): string[] {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))
  return names.map((name) => name.slice(PREFIX.length))
}

function clear(): void {
  for (const key of keys()) localStorage.removeItem(PREFIX + key)
}
