/** 照片: the holder's photo in its frame, whole and in its own proportions; an empty frame that says so when there is none. */
import { fromBase64 } from '../../../../src/core/crypto/base64'
import { imageHeaderOf } from '../../../../src/core/licence/image-header'
import type { Colour, Mark } from '../page'
import { type Box, mm, rectangle, stroked, textMark, within } from './drawing'
import type { Style } from './piece'

const MISSING = '照片'

export function photoMarks(photo: string | undefined, frame: Box, style: Style): readonly Mark[] {
  const border = stroked(rectangle(frame), style.tint, 0.25)
  if (photo === undefined) return [border, missing(frame, style.tint, style)]
  return [pictureIn(photo, within(frame, 0.6)), border]
}

/** Throws when the record's photo is no picture: the rules let none such in. */
function pictureIn(photo: string, room: Box): Mark {
  const bytes = fromBase64(photo)
  const header = bytes && imageHeaderOf(bytes)
  if (!header) throw new Error('the photo of a licence on record is neither JPEG nor PNG')
  const scale = Math.min(room.width / header.width, room.height / header.height)
  const [width, height] = [header.width * scale, header.height * scale]
  return {
    kind: 'image',
    x: mm(room.x + (room.width - width) / 2),
    y: mm(room.y + (room.height - height) / 2),
    width: mm(width),
    height: mm(height),
    format: header.format,
    bytes,
    field: 'photo',
  }
}

function missing({ x, y, width, height }: Box, colour: Colour, { set, labelSize }: Style): Mark {
  const left = x + (width - set.widthOf(MISSING, labelSize)) / 2
  const baseline = y + height / 2 + (set.baseline - set.leading / 2) * labelSize
  return textMark(MISSING, left, baseline, { size: labelSize, colour })
}
