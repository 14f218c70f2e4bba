/** The browser opened at the address in a QR code, as after a scan with the phone's camera instead of the app's. */
const PRESENTED = /^\/v\//
const COPY = /^\/c\/([A-Za-z0-9_-]+)$/

/** The presentation code the page was opened with. Opening it uses nothing up: only an officer's check does. */
export function landedCode(): string | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined
  const { pathname, host } = window.location
  return PRESENTED.test(pathname) ? `https://${host}${pathname}` : undefined
}

/**
 * Makes the page that the code is for the first one of a browser opened at it: the list would tell its visitor nothing. To be called
 * before the router reads the address; a move afterwards would race with the first page's own opening.
 */
export function landOnCode(): void {
  if (process.env.TARO_ENV !== 'h5' || window.location.hash !== '') return
  const page = pageFor(window.location.pathname)
  if (page !== undefined) window.history.replaceState(null, '', page)
}

function pageFor(path: string): string | undefined {
  if (PRESENTED.test(path)) return '#/officer/scan/index'
  const copy = COPY.exec(path)?.[1]
  return copy === undefined ? undefined : `#/copies/check/index?code=${copy}`
}
