/** 证照底色: the colours of the nine types, the same as on the phone (`src/styles/tokens.css`; a test holds the two together). */
import type { FaceTheme } from '../../../../src/core/licence/face-field'
import type { Colour } from '../page'

export interface ThemeColours {
  /** Titles, labels and ornament. */
  readonly tint: Colour
  readonly paper: Colour
}

export const THEMES: { readonly [T in FaceTheme]: ThemeColours } = {
  practitioner: { tint: [35, 64, 127], paper: [253, 252, 245] },
  taxiDriver: { tint: [133, 84, 0], paper: [255, 250, 235] },
  rideHailingDriver: { tint: [11, 101, 110], paper: [241, 250, 250] },
  business: { tint: [118, 83, 16], paper: [255, 253, 243] },
  dangerousGoods: { tint: [160, 58, 8], paper: [255, 248, 241] },
  rideHailingBusiness: { tint: [74, 63, 159], paper: [247, 246, 254] },
  radioactive: { tint: [122, 42, 126], paper: [253, 246, 253] },
  transport: { tint: [11, 107, 69], paper: [243, 251, 246] },
  rideHailingVehicle: { tint: [26, 95, 160], paper: [241, 248, 254] },
}

/** 文字色, the phone's `--paper-ink`. */
export const INK: Colour = [29, 26, 18]
export const WHITE: Colour = [255, 255, 255]
export const BLACK: Colour = [0, 0, 0]

/** `share` of `colour` upon `ground`: readers draw no transparency alike, so every tone is solid. */
export function toned(colour: Colour, ground: Colour, share: number): Colour {
  const tone = (at: 0 | 1 | 2) => Math.round(ground[at] + (colour[at] - ground[at]) * share)
  return [tone(0), tone(1), tone(2)]
}
