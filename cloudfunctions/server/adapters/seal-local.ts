/**
 * 签章服务 with a key of its own: for the local cloud, and for a province without a seal service. In production the key belongs
 * into an approved cryptographic module (密码机), behind the other adapter.
 */
import { fromBase64 } from '../../../src/core/crypto/base64'
import { publicKeyOf, signSm2 } from '../../../src/core/crypto/sm2'
import { ok, type Result, refuse } from '../../../src/core/result'
import { publicKeyIn } from '../documents/seal/read-certificate'
import { sealFacts } from '../documents/seal/read-seal'
import type { Files, SealFailure, SealMaterial, SealService } from '../ports'

export interface LocalSeal {
  /** 64 hex digits. */
  readonly privateKey: string
  /** 电子印章 (SESeal, DER) in file storage: too big for the environment of a function. */
  readonly sealFile: string
}

/**
 * The seal is read once. Its `outcome` is never known: a signature that was made and not kept is lost with the process, which
 * harms nobody, for it was given to nobody; the caller begins again under another request id.
 */
export function localSeal({ privateKey, sealFile }: LocalSeal, files: Pick<Files, 'get'>): SealService {
  const publicKey = publicKeyOf(privateKey)
  let read: SealMaterial | undefined
  return {
    async material() {
      read ??= await materialIn(sealFile, publicKey, files)
      return read ? ok(read) : refuse({ code: 'SEAL_UNREACHABLE' })
    },
    async sign(_requestId, toSign) {
      return signature(toSign, privateKey, publicKey)
    },
    outcome: async () => ok(undefined),
  }
}

/** undefined: there is no such file yet. Throws when the seal is not one, or not for this key: the configuration is wrong. */
async function materialIn(
  sealFile: string,
  publicKey: string,
  files: Pick<Files, 'get'>,
): Promise<SealMaterial | undefined> {
  const seal = await files.get(sealFile)
  if (!seal) return undefined
  const certificate = sealFacts(seal).signers.find((signer) => publicKeyIn(signer) === publicKey)
  if (!certificate) throw new Error('SEAL_KEY is not the key of any signer in the seal')
  return { seal, certificate, chain: [] }
}

function signature(toSign: Uint8Array, privateKey: string, publicKey: string): Result<Uint8Array, SealFailure> {
  const der = fromBase64(signSm2(toSign, privateKey, publicKey))
  if (!der) throw new Error('signSm2 answered no base64')
  return ok(der)
}
