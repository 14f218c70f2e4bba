/** How each standing of a copy or file looks: colour and sign, beside its word. Only what is valid is green. */
import type { BannerLook } from '../../components/banner'
import type { Standing } from '../../contract/copies'

export const LOOKS: { readonly [S in Standing]: readonly [BannerLook, string] } = {
  valid: ['ok', '✓'],
  expired: ['wait', '!'],
  withdrawn: ['bad', '✕'],
  replaced: ['wait', '!'],
  ended: ['bad', '✕'],
}
