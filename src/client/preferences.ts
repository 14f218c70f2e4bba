/** How the person wants to read: language and 长辈模式. Kept on the phone, told to every open page. */
import { keep, kept } from './storage'

export type Language = 'zh' | 'en'

export interface Preferences {
  readonly language: Language
  readonly elder: boolean
}

const KEY = 'preferences'
const listeners = new Set<() => void>()
let current: Preferences | undefined

export function preferences(): Preferences {
  current ??= stored()
  return current
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change }
  keep(KEY, current)
  for (const tell of listeners) tell()
}

export function onPreferences(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function stored(): Preferences {
  const before = kept<Partial<Preferences>>(KEY)
  return { language: before?.language === 'en' ? 'en' : 'zh', elder: before?.elder === true }
}
