/** The three templates that the local WeChat knows, as an operator would have chosen them in the mini-program's console, and how the functions are told of them. */

/** Field → what may stand in it. */
export const LOCAL_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'local-notice-sharing': ['thing1', 'time2', 'thing3'],
  'local-notice-use': ['thing1', 'time2', 'thing3'],
  'local-notice-deadline': ['thing1', 'date2', 'thing3'],
}

/** The setting NOTICE_TEMPLATES (docs/operations.md). */
export const NOTICE_TEMPLATES = JSON.stringify({
  sharing: { id: 'local-notice-sharing', fields: { thing1: 'what', time2: 'at', thing3: 'advice' } },
  use: { id: 'local-notice-use', fields: { thing1: 'what', time2: 'at', thing3: 'advice' } },
  deadline: { id: 'local-notice-deadline', fields: { thing1: 'what', date2: 'day', thing3: 'advice' } },
})

/** WeChat's bounds, by the kind a field's name begins with. */
const FITS: readonly (readonly [kind: RegExp, text: RegExp])[] = [
  [/^thing\d+$/, /^.{1,20}$/u],
  [/^time\d+$/, /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/],
  [/^date\d+$/, /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/],
]

/** Whether `data` has each field of the template, fitting, and no other. */
export function fits(template: readonly string[], data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  const fields = Object.entries(data)
  return (
    fields.length === template.length && fields.every(([name, field]) => template.includes(name) && isIn(name, field))
  )
}

function isIn(name: string, field: unknown): boolean {
  const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : undefined
  const [, text] = FITS.find(([kind]) => kind.test(name)) ?? []
  return typeof value === 'string' && text !== undefined && text.test(value)
}
