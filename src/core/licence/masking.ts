/** 脱敏: enough of a name or number is left to recognise what one already knows, and too little to learn what one does not. */

const MASK = '*'

/** Keeps at most six characters in front and four behind: a citizen number shows its area and its last four. */
export function maskNumber(text: string): string {
  const characters = [...text]
  const front = Math.min(6, Math.floor(characters.length / 3))
  const back = Math.min(4, Math.floor(characters.length / 4))
  return characters
    .map((character, index) => (isKept(index, characters.length, front, back) ? character : MASK))
    .join('')
}

/** 执法证号 for those he checked: enough to name the officer to his agency. Four characters in front and two behind; fewer of a short one. */
export function maskOfficerNumber(text: string): string {
  const characters = [...text]
  const { length } = characters
  const [front, back] = length >= 8 ? [4, 2] : [Math.floor(length / 3), Math.floor(length / 4)]
  return characters.map((character, index) => (isKept(index, length, front, back) ? character : MASK)).join('')
}

/** Keeps the first character, and the dot that parts a minority name: 李**, 买**·****. */
export function maskName(text: string): string {
  const [first = '', ...rest] = [...text]
  return rest.length === 0 ? MASK : first + rest.map((character) => (character === '·' ? character : MASK)).join('')
}

function isKept(index: number, length: number, front: number, back: number): boolean {
  return index < front || index >= length - back
}
