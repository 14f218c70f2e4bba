/** Loads what appears on a page that has long been shown: the page's own coming to the screen is over by then. */
import { useEffect } from 'react'

export function useAtOnce(load: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => load(), [])
}
