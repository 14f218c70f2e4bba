/** The browser opened at a code's own address, as after a scan with the phone's camera instead of the app's. */
const CODE_PATH = /^\/v\//

/** The code the page was opened with. Opening it uses nothing up: only an officer's check does. */
export function landedCode(): string | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined
  const { pathname, host } = window.location
  return CODE_PATH.test(pathname) ? `https://${host}${pathname}` : undefined
}
