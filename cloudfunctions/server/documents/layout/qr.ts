/** 二维码 (ISO/IEC 18004) as one filled path on white, with its four quiet modules. */
import qrcode from 'qrcode-generator'
import type { Mark } from '../page'
import { BLACK, WHITE } from './colours'
import { type Box, filled, rectangle } from './drawing'

const QUIET_MODULES = 4

/** What the alphanumeric mode can write: such texts take a third fewer modules. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]*$/

// The library's own cuts every character to one byte, which makes Chinese unreadable.
qrcode.stringToBytes = (text) => Array.from(new TextEncoder().encode(text))

/** The code of `text` in a square of `side` millimetres, quiet margin included, its top left corner at (x, y). */
export function qrMarks(text: string, { x, y, width: side }: Box): readonly Mark[] {
  const code = qrcode(0, 'M')
  code.addData(text, ALPHANUMERIC.test(text) ? 'Alphanumeric' : 'Byte')
  code.make()
  const count = code.getModuleCount()
  const module = side / (count + 2 * QUIET_MODULES)
  const place = (index: number) => Math.round((index + QUIET_MODULES) * module * 1000) / 1000
  const steps = blocksOf(count, (row, column) => code.isDark(row, column)).flatMap(({ from, to, top, bottom }) => {
    const [left, upper] = [x + place(from), y + place(top)]
    return rectangle({ x: left, y: upper, width: x + place(to) - left, height: y + place(bottom) - upper })
  })
  return [filled(rectangle({ x, y, width: side, height: side }), WHITE), filled(steps, BLACK)]
}

/** Dark modules in a rectangle, its ends not in it. */
interface Block {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
}

/** Stretches of dark modules; those that lie below each other from end to end are one. */
function blocksOf(count: number, isDark: (row: number, column: number) => boolean): readonly Block[] {
  const done: Block[] = []
  let open: readonly Block[] = []
  for (let row = 0; row < count; row += 1) {
    const runs = runsOf(count, (column) => isDark(row, column))
    const above = new Map(open.map((block) => [`${block.from}-${block.to}`, block]))
    open = runs.map(([from, to]) => ({ from, to, top: above.get(`${from}-${to}`)?.top ?? row, bottom: row + 1 }))
    const goesOn = new Set(open.filter(({ top }) => top < row).map(({ from, to }) => `${from}-${to}`))
    for (const [ends, block] of above) if (!goesOn.has(ends)) done.push(block)
  }
  return [...done, ...open]
}

/** Stretches of dark modules in a row: first and past the last. */
function runsOf(count: number, isDark: (column: number) => boolean): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  let from = -1
  for (let column = 0; column <= count; column += 1) {
    const dark = column < count && isDark(column)
    if (dark && from < 0) from = column
    if (!dark && from >= 0) {
      runs.push([from, column])
      from = -1
    }
  }
  return runs
}
