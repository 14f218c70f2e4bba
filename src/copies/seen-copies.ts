/** Copies a list has already shown, so that one opened without a network still shows what is known of it. */
import { held } from '../client/cache'
import type { CopyView } from '../contract/copies'
import type { Page } from '../contract/reply'

/** The list kept for offline use, under this name. */
export const KEPT_LIST = 'copies'

const seen = new Map<string, CopyView>()

export function rememberCopies(copies: readonly CopyView[]): void {
  for (const copy of copies) seen.set(copy.code, copy)
}

export function seenCopy(code: string): CopyView | undefined {
  return seen.get(code) ?? held<Page<CopyView>>(KEPT_LIST)?.value.items.find((copy) => copy.code === code)
}
