/** Why a file waits or will not come, and what the holder is told about it. */
import type { Bilingual } from '../../../src/contract/reply'
import type { Label } from '../../../src/core/label'

export type FileProblem =
  // it is tried again
  | { readonly code: 'SEAL_UNREACHABLE' }
  | { readonly code: 'SEAL_NOT_IN_TERM' }
  | { readonly code: 'STORAGE_UNREACHABLE' }
  | { readonly code: 'ORIGINAL_WAITS' }
  | { readonly code: 'BUSY' }
  /** `times`: in a row. */
  | { readonly code: 'FAULT'; readonly traceId: string; readonly times: number }
  // it is not
  | { readonly code: 'SEAL_REFUSED' }
  | { readonly code: 'CHARACTER_NOT_DRAWABLE'; readonly character: string; readonly field: Label }
  | { readonly code: 'TEXT_DOES_NOT_FIT'; readonly field: Label }
  | { readonly code: 'ORIGINAL_FAILED' }
  | { readonly code: 'LICENCE_CHANGED' }
  | { readonly code: 'TERM_OVER' }
  | { readonly code: 'GIVEN_UP'; readonly traceId: string }

type Code = FileProblem['code']

interface Kind<P> {
  readonly isFinal: boolean
  readonly words: (problem: P) => Bilingual
}

const KINDS: { readonly [C in Code]: Kind<Extract<FileProblem, { readonly code: C }>> } = {
  SEAL_UNREACHABLE: {
    isFinal: false,
    words: () => ({ zh: '签章服务暂时没有应答', en: 'The seal service does not answer at the moment' }),
  },
  SEAL_NOT_IN_TERM: {
    isFinal: false,
    words: () => ({
      zh: '电子印章不在有效期内，更换后自动制作',
      en: 'The seal is not within its term; it will be made when there is a new one',
    }),
  },
  STORAGE_UNREACHABLE: {
    isFinal: false,
    words: () => ({ zh: '文件存储暂时没有应答', en: 'The file storage does not answer at the moment' }),
  },
  ORIGINAL_WAITS: {
    isFinal: false,
    words: () => ({ zh: '证照文件正在签章', en: 'The licence file itself is still being sealed' }),
  },
  BUSY: { isFinal: false, words: () => ({ zh: '当前制作的文件较多', en: 'Many files are being made' }) },
  FAULT: { isFinal: false, words: () => ({ zh: '制作时出现问题', en: 'Something went wrong while it was made' }) },
  SEAL_REFUSED: {
    isFinal: true,
    words: () => ({ zh: '签章服务拒绝签章', en: 'The seal service refused to seal it' }),
  },
  CHARACTER_NOT_DRAWABLE: {
    isFinal: true,
    words: ({ character, field }) => ({
      zh: `${field.zh}中的“${character}”暂无字形，无法写入文件`,
      en: `${field.en}: there is no glyph for “${character}”`,
    }),
  },
  TEXT_DOES_NOT_FIT: {
    isFinal: true,
    words: ({ field }) => ({ zh: `${field.zh}内容过长，版面容纳不下`, en: `${field.en}: too long for the page` }),
  },
  ORIGINAL_FAILED: {
    isFinal: true,
    words: () => ({
      zh: '证照文件未能制作，请联系发证机关',
      en: 'There is no licence file to copy; please ask the authority',
    }),
  },
  LICENCE_CHANGED: {
    isFinal: true,
    words: () => ({
      zh: '签章前证照已变更或失效，请重新申请',
      en: 'The licence changed before the copy was sealed; please ask again',
    }),
  },
  TERM_OVER: {
    isFinal: true,
    words: () => ({ zh: '使用期限在签章前已过', en: 'Its last day passed before it could be sealed' }),
  },
  GIVEN_UP: {
    isFinal: true,
    words: ({ traceId }) => ({
      zh: `多次制作未成功，编号 ${traceId}`,
      en: `It could not be made; please quote ${traceId}`,
    }),
  },
}

/** Whether trying again is of no use. */
export function isFinal({ code }: FileProblem): boolean {
  return KINDS[code].isFinal
}

/** What the holder is told. */
export function problemWords(problem: FileProblem): Bilingual {
  // The table's own type ties each sentence to its problem; TypeScript cannot follow that through the union.
  const kind = KINDS[problem.code] as Kind<FileProblem>
  return kind.words(problem)
}
