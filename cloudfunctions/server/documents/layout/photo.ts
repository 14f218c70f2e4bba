/** 照片: the holder's photo in its frame, whole and in its own proportions; an empty frame that says so when there is none. */
import { fromBase64 } from '../../../../src/core/crypto/base64'
import { imageHeaderOf } from '../../../../src/core/licence/image-header'
import type { Colour, ImageMark, Mark } from '../page'
import { type Box, mm, rectangle, stroked, textMark, within } from './drawing'
import type { Style } from './piece'

const MISSING = '照片'

export function photoMarks(photo: string | undefined, frame: Box, style: Style): readonly Mark[] {
  const line = (box: Box) => stroked(rectangle(box), style.tint, 0.25)
  if (photo === undefined) return [line(frame), missing(frame, style.tint, style)]
  const picture = pictureIn(photo, within(frame, BORDER))
  return [picture, line(within(picture, -BORDER))]
}

/** Between the picture and its frame, in millimetres. */
const BORDER = 0.6

/** Throws when the record's photo is no picture: the rules let none such in. */
function pictureIn(photo: string, room: Box): ImageMark {
  const bytes = fromBase64(photo)
  const header = bytes && imageHeaderOf(bytes)
  if (!header) throw new Error('the photo of a licence on record is neither JPEG nor PNG')
  const scale = Math.min(room.width / header.width, room.height / header.height)
  const [width, height] = [header.width * scale, header.height * scale]
  return {
    kind: 'image',
    x: mm(room.x + (room.width - width) / 2),
    // At the top of its place, in line with the first field.
    y: mm(room.y),
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
