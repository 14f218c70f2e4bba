/** A file in the browser: shown in a tab of its own, or put among the downloads. */
import type { CopyFormat } from '../../contract/copies'
import type { FetchedFile } from './fetch-file'

const TYPES: { readonly [F in CopyFormat]: string } = { pdf: 'application/pdf', ofd: 'application/ofd' }

/** To be asked for in the tap itself: later the browser takes it for an advertisement and refuses. */
export function openTab(): Window | null {
  return window.open('', '_blank')
}

export function showIn(tab: Window, file: FetchedFile, format: CopyFormat): void {
  tab.location.href = addressOf(file, format)
}

export function saveToDownloads(file: FetchedFile, format: CopyFormat): void {
  const link = document.createElement('a')
  link.href = addressOf(file, format)
  link.download = file.name
  link.click()
}

/** Lives as long as the page: the tab reads it whenever it is reloaded. */
function addressOf({ bytes }: FetchedFile, format: CopyFormat): string {
  // A copy of the bytes, because their buffer might be shared and a Blob takes none that is.
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: TYPES[format] }))
}
