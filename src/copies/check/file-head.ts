/** The verdict on a file in its largest words, and what to do about it. */
import type { BannerLook } from '../../components/banner'
import type { FileCheck } from '../../contract/copies'
import type { CopyTexts } from '../texts'
import { LOOKS } from './looks'

export interface FileHead {
  readonly look: BannerLook
  readonly mark: string
  readonly headline: string
  readonly line: string
  readonly hint: string
}

type Words = CopyTexts['check']

export function headOf({ outcome, kind, standing }: FileCheck, words: Words): FileHead {
  const { file } = words
  switch (outcome) {
    case 'notValid':
      return { look: 'bad', mark: '✕', headline: file.notValid, line: file.notValidLine, hint: file.hints.notValid }
    case 'unreadable':
      return {
        look: 'wait',
        mark: '?',
        headline: file.unreadable,
        line: file.unreadableLine,
        hint: file.hints.unreadable,
      }
    case 'valid':
      return kind === 'unknown' || standing === undefined ? unregistered(words) : standingHead(standing, words)
  }
}

function standingHead(standing: NonNullable<FileCheck['standing']>, { file, standings, byFileLines }: Words): FileHead {
  const [look, mark] = LOOKS[standing]
  const hint = standing === 'valid' ? file.hints.valid : file.hints.notUsable
  return { look, mark, headline: standings[standing], line: byFileLines[standing], hint }
}

/** Its seal is good, but nobody here has made it: no reason to rely on it. */
function unregistered({ file }: Words): FileHead {
  return {
    look: 'wait',
    mark: '?',
    headline: file.unregistered,
    line: file.unregisteredLine,
    hint: file.hints.notUsable,
  }
}
