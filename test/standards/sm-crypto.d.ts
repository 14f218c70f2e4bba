/** The parts of the independent implementation that the tests use; it ships no types. */
declare module 'sm-crypto' {
  interface Options {
    readonly hash?: boolean
    readonly der?: boolean
    readonly userId?: string
  }
  export const sm2: {
    generateKeyPairHex(): { publicKey: string; privateKey: string }
    doSignature(message: string | number[], privateKey: string, options?: Options): string
    doVerifySignature(message: string | number[], signature: string, publicKey: string, options?: Options): boolean
  }
  export function sm3(message: string | number[]): string
}
