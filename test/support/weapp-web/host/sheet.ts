/** The sheet from below: action sheets and pickers. Answers the index chosen, or nothing when cancelled. */
import { make, makeButton } from './markup'

export function sheet(options: readonly string[], ...above: readonly Node[]): Promise<number | undefined> {
  return new Promise((resolve) => {
    const mask = make('div', 'host-mask')
    const close = (index?: number) => {
      mask.remove()
      resolve(index)
    }
    const buttons = options.map((option, index) => makeButton('host-sheet-option', option, () => close(index)))
    const body = make(
      'div',
      'host-sheet',
      ...above,
      ...buttons,
      makeButton('host-sheet-option', '取消', () => close()),
    )
    body.setAttribute('role', 'dialog')
    mask.append(body)
    document.body.append(mask)
  })
}
