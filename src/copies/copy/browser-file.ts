/** A file in the browser: shown in a tab of its own, or put among the downloads. */
import { saveToDownloads } from '../../client/downloads'
import type { CopyFormat } from '../../contract/copies'
import type { FetchedFile } from './fetch-file'

const TYPES: { readonly [F in CopyFormat]: string } = { pdf: 'application/pdf', ofd: 'application/ofd' }

/** To be asked for in the tap itself: later the browser takes it for an advertisement and refuses. */
export function openTab(): Window | null {
  return window.open('', '_blank')
}

/** The address lives as long as the page: the tab reads it whenever it is reloaded. */
export function showIn(tab: Window, file: FetchedFile, format: CopyFormat): void {
  tab.location.href = URL.createObjectURL(contentsOf(file, format))
}

export function save(file: FetchedFile, format: CopyFormat): void {
  saveToDownloads(file.name, contentsOf(file, format))
}

function contentsOf({ bytes }: FetchedFile, format: CopyFormat): Blob {
  // A copy of the bytes, because their buffer might be shared and a Blob takes none that is.
  return new Blob([new Uint8Array(bytes)], { type: TYPES[format] })
}
