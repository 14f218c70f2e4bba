/** 离线码: made on the phone from what it carries, by the cloud's time as far as the phone can tell. */
import { fromBase64Url } from '../core/crypto/base64'
import { fromHex } from '../core/crypto/hex'
import { PRIVATE_KEY_BYTES } from '../core/crypto/sm2-compact'
import { makeProof, NONCE_BYTES } from '../core/presentation/proof'
import { cloudNow } from './cloud-time'
import { randomBytes } from './random'
import { wallet } from './wallet'

/** Short enough that a picture of one is soon old, long enough to be scanned through a car window. */
export const OFFLINE_CODE_LIFE_MS = 20_000

/** The text of the QR code from a credential as it is carried; undefined when it cannot be made, as after signing out. */
export async function offlineCode(credential: string): Promise<string | undefined> {
  const key = wallet()?.key
  const bytes = fromBase64Url(credential)
  if (key === undefined || !bytes) return undefined
  try {
    return makeProof(bytes, cloudNow(), fromHex(key), await randomBytes(NONCE_BYTES + PRIVATE_KEY_BYTES))
  } catch {
    return undefined
  }
}
