/** ISO/IEC 7064 hybrid system MOD 37,36 (GB/T 17710-2008): one check character over digits and capital letters. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const MODULUS = ALPHABET.length

/**
 * The check character of `text`. Catches every single wrong character, and every swap of neighbours but one in 630: two characters that
 * follow each other in the alphabet (Z and 0 too) at the one place where the running product lets them pass. Test: gbt-17710.
 * Throws RangeError when `text` holds anything but `0-9A-Z`: callers check the form first.
 */
export function checkCharacterOf(text: string): string {
  const product = [...text].reduce(fold, MODULUS)
  return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS)
}

function fold(product: number, character: string): number {
  const sum = (product + valueIn(character)) % MODULUS || MODULUS
  return (sum * 2) % (MODULUS + 1)
}

function valueIn(character: string): number {
  const value = ALPHABET.indexOf(character)
  if (value < 0) throw new RangeError('MOD 37,36 knows only 0-9 and A-Z')
  return value
}
