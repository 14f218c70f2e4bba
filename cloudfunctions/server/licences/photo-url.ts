/** The holder's photo as a data URL. */
import type { Licence } from '../../../src/core/licence/licence'

/** Every PNG begins with these bytes, and so with this base64. Only JPEG and PNG are taken over. */
const PNG_BEGINNING = 'iVBORw0KGgo'

export function photoUrl({ photo }: Licence): string | undefined {
  if (photo === undefined) return undefined
  return `data:image/${photo.startsWith(PNG_BEGINNING) ? 'png' : 'jpeg'};base64,${photo}`
}
