/** WeChat's lengths in CSS: rpx is a 750th of the window's width; vh is measured on the page's own window, see `host/frame.ts`. */
const RPX = /(-?\d*\.?\d+)rpx\b/g
const VH = /(-?\d*\.?\d+)vh\b/g

export function toCssLengths(value: string): string {
  return value.replace(RPX, 'calc($1 * 100vw / 750)').replace(VH, 'calc($1 * var(--page-vh))')
}
