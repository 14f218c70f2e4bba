/** 号牌号码 as text to be found by: people type it in many ways and remember its beginning or its end. */

/** A plate, or a piece of one, without what differs from hand to hand: width, case, blanks and the painted dot. */
export function plateKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}

/** The key read from its end: plates with the same last characters begin alike. */
export function plateFromEnd(key: string): string {
  return [...key].reverse().join('')
}

/** 省、自治区、直辖市简称: the first character, which people leave out at home. */
export function provinceOf(key: string): string {
  const [first = ''] = key
  return first
}

/** Whether somebody who remembers `sought` means this plate: its beginning, with or without the province, or its end. Both are keys. */
export function meansPlate(sought: string, key: string): boolean {
  const beginsSo = key.startsWith(sought) || key.slice(provinceOf(key).length).startsWith(sought)
  return beginsSo || key.endsWith(sought)
}
