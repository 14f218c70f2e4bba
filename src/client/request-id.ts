/** Names a request, so that the same one sent again is known as the same. It guards nothing: Math.random is enough and is everywhere. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const LENGTH = 22

export function newRequestId(): string {
  const letter = () => ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length))
  return Array.from({ length: LENGTH }, letter).join('')
}
