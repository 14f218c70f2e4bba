/** The part of wawoff2 that is used; it ships no types. */
declare module 'wawoff2/decompress' {
  /** A woff2 font as TrueType. */
  export default function decompress(font: Uint8Array): Promise<Uint8Array>
}
