/** Every text: only characters that print, because what an officer reads must be what the province sent. */
import { CHARACTER } from './characters'
import type { Rule } from './rule'

/** A text and the kinds of characters in it. */
export interface ScannedText {
  readonly text: string
  /** Bits of {@link CHARACTER}. */
  readonly characters: number
}

const CLAUSE = 'GB/T 13000; ours'

/** How markup of a page or an entity of it begins. It is kept and shown as it is; a name has no use for it. */
const MARKUP = /<[A-Za-z/!?]|&#?\w+;/

/** What an officer could be misled by, or could not see. */
const NOT_SHOWN =
  CHARACTER.control | CHARACTER.direction | CHARACTER.invisible | CHARACTER.noncharacter | CHARACTER.halfPair
const NAMED_OTHERWISE = NOT_SHOWN | CHARACTER.privateUse | CHARACTER.variation

/** Each looks for a kind of character, so that a text of ordinary ones need not be judged. */
export const TEXT_RULES: readonly Rule<ScannedText>[] = [
  {
    id: 'TEXT_CONTROL',
    clause: 'GB/T 13000; GB/T 5261; ours',
    group: 'validity',
    severity: 'error',
    holds: hasNo(CHARACTER.control),
    message: {
      zh: '含控制字符，应只含可显示的文字',
      en: 'Holds control characters; it must hold text that can be shown',
    },
  },
  {
    id: 'TEXT_DIRECTION',
    clause: 'GB/T 13000; Unicode UAX #9; ours',
    group: 'truth',
    severity: 'error',
    holds: hasNo(CHARACTER.direction),
    message: {
      zh: '含改变阅读方向的控制符，应去掉，以免显示与内容不符',
      en: 'Holds marks that turn the reading order; they must be taken away, or what is shown is not what is said',
    },
  },
  {
    id: 'TEXT_INVISIBLE',
    clause: CLAUSE,
    group: 'truth',
    severity: 'error',
    holds: hasNo(CHARACTER.invisible),
    message: {
      zh: '含不可见的字符，应去掉，以免两个相同的文字不相等',
      en: 'Holds characters that are not seen; they must be taken away, or two equal texts would differ',
    },
  },
  {
    id: 'TEXT_HALF_CHARACTER',
    clause: 'GB/T 13000; Unicode 3.9',
    group: 'validity',
    severity: 'error',
    holds: hasNo(CHARACTER.halfPair),
    message: {
      zh: '含不完整的字符（单个代理项），应为完整的字符',
      en: 'Holds half a character (a lone surrogate); it must be whole',
    },
  },
  {
    id: 'TEXT_NONCHARACTER',
    clause: 'GB/T 13000; Unicode 23.7',
    group: 'validity',
    severity: 'error',
    holds: hasNo(CHARACTER.noncharacter),
    message: {
      zh: '含非字符码位，应为有定义的字符',
      en: 'Holds a code point that is no character; it must be a defined one',
    },
  },
  {
    id: 'TEXT_MARKS',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    holds: hasNo(CHARACTER.markFlood),
    message: {
      zh: '一个字符上叠加了过多的附加符号，应不超过三个',
      en: 'Too many combining marks on one character; there must be at most three',
    },
  },
  {
    id: 'TEXT_PRIVATE_USE',
    clause: 'GB 18030-2022; ours',
    group: 'truth',
    severity: 'warning',
    holds: hasNo(CHARACTER.privateUse),
    message: {
      zh: '含自造字（专用区字符），他处不能显示，应改用 GB 18030 编码的字',
      en: 'Holds a private-use character that no other system shows; it should be its character of GB 18030',
    },
  },
  {
    id: 'TEXT_VARIATION',
    clause: CLAUSE,
    group: 'validity',
    severity: 'warning',
    holds: hasNo(CHARACTER.variation),
    message: {
      zh: '含异体选择符，版式文件可能显示为通用字形，应改用该字形自己的编码',
      en: 'Holds a variation selector that the licence file may not follow; the variant should have its own code',
    },
  },
  {
    id: 'TEXT_FONT',
    clause: 'GB/T 36905-2018; ours',
    group: 'completeness',
    severity: 'warning',
    holds: ({ characters }) => (characters & CHARACTER.notInFont) === 0 || (characters & NAMED_OTHERWISE) !== 0,
    message: {
      zh: '含证照文件字库中没有的字，显示为空框，请核对；应为字库内的字',
      en: 'Holds a character that the font of licence files lacks and draws as a box; please check it, it should be one of the font',
    },
  },
  {
    id: 'TEXT_MARKUP',
    clause: 'ours',
    group: 'truth',
    severity: 'warning',
    holds: ({ text, characters }) => (characters & CHARACTER.markup) === 0 || !MARKUP.test(text),
    message: {
      zh: '含网页标记，将按原文显示；应为纯文字',
      en: 'Holds markup, which is shown as it stands; it should be plain text',
    },
  },
  {
    id: 'TEXT_TRIMMED',
    clause: 'ours',
    group: 'validity',
    severity: 'warning',
    holds: hasNo(CHARACTER.blankAtEnds),
    message: { zh: '首尾有空白，应去掉', en: 'Begins or ends with blanks; they should be taken away' },
  },
]

function hasNo(kind: number): (subject: ScannedText) => boolean {
  return ({ characters }) => (characters & kind) === 0
}
