/** Every text: only characters that print, because what an officer reads must be what the province sent. */
import type { Draft, Texts } from '../draft'
import { METADATA, METADATA_KEYS } from '../metadata'
import type { Rule } from './rule'

/** A text and the wire name it came under. */
export interface NamedText {
  readonly field: string
  readonly text: string
}

/** Code points that no text may hold, first and last of each range. GB/T 13000 has them; a licence has no use for them. */
const FORBIDDEN: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x001f], // C0 controls
  [0x007f, 0x009f], // DEL and C1 controls
  [0x061c, 0x061c], // Arabic letter mark
  [0x200b, 0x200b], // zero-width space
  [0x200e, 0x200f], // left-to-right and right-to-left marks
  [0x2028, 0x202e], // line and paragraph separators, bidi embeddings and overrides
  [0x2066, 0x2069], // bidi isolates
  [0xd800, 0xdfff], // a surrogate without its other half
  [0xfeff, 0xfeff], // byte order mark
  [0xfffe, 0xffff], // noncharacters
]

export const TEXT_RULES: readonly Rule<NamedText>[] = [
  {
    id: 'TEXT_CHARACTERS',
    clause: 'GB/T 13000; ours',
    group: 'validity',
    severity: 'error',
    field: ({ field }) => field,
    holds: ({ text }) => [...text].every(isPrintable),
    message: {
      zh: '含控制字符、双向控制符或不完整的字符，应只含可显示的文字',
      en: 'Holds control characters, bidirectional marks or half characters; it must hold text that can be shown',
    },
  },
  {
    id: 'TEXT_TRIMMED',
    clause: 'ours',
    group: 'validity',
    severity: 'warning',
    field: ({ field }) => field,
    holds: ({ text }) => text === text.trim(),
    message: { zh: '首尾有空白，应去掉', en: 'Begins or ends with blanks; they should be taken away' },
  },
]

/** The texts of a draft by their wire names, without the face's and without the photo. */
export function textsOf({ licence, review, eventId, type, occurredAt, reason }: Draft): readonly NamedText[] {
  const metadata = METADATA_KEYS.map((key) => ({ field: METADATA[key].name, text: licence[key] }))
  return [...metadata, ...named({ eventId, type, occurredAt, reason }), ...named(review)].filter(hasText)
}

function named(
  texts: { readonly [name: string]: string | undefined } | Texts<string>,
): { field: string; text: string | undefined }[] {
  return Object.entries(texts).map(([field, text]) => ({ field, text }))
}

function hasText(entry: { field: string; text: string | undefined }): entry is NamedText {
  return entry.text !== undefined
}

function isPrintable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return !FORBIDDEN.some(([first, last]) => point >= first && point <= last)
}
