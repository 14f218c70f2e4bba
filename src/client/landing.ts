/** The browser opened at a code's own address, as after a scan with the phone's camera instead of the app's. */
const CODE_PATH = /^\/v\//
const SCAN_PAGE = '#/officer/scan/index'

/** The code the page was opened with. Opening it uses nothing up: only an officer's check does. */
export function landedCode(): string | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined
  const { pathname, host } = window.location
  return CODE_PATH.test(pathname) ? `https://${host}${pathname}` : undefined
}

/**
 * Makes the page to scan from the first one of a browser opened at a code: the list would tell its visitor nothing. To be called before
 * the router reads the address; a move afterwards would race with the first page's own opening.
 */
export function landOnScan(): void {
  if (landedCode() === undefined || window.location.hash !== '') return
  window.history.replaceState(null, '', SCAN_PAGE)
}
