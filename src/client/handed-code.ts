/** In the browser the local cloud's chooser may hand over a 认证码, so that nobody has to copy it. It serves once. */
const KEY = 'identity-code'

export function hasHandedCode(): boolean {
  return process.env.TARO_ENV === 'h5' && window.sessionStorage.getItem(KEY) !== null
}

export function takeHandedCode(): string | undefined {
  if (!hasHandedCode()) return undefined
  const code = window.sessionStorage.getItem(KEY)
  window.sessionStorage.removeItem(KEY)
  return code ?? undefined
}
