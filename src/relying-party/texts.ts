/** Every word of the recipient's pages in both languages, a file a topic; with the sub-package, so that the first page does not load them. */
import { bringMessages } from '../client/obstacle-words'
import type { Language } from '../client/preferences'
import { SHARING_MESSAGES } from '../contract/sharing-messages'
import { askWords } from './texts/ask'
import { codeWords } from './texts/code'
import { copyWords } from './texts/copy'
import { erasureWords } from './texts/erasures'
import { grantWords } from './texts/grant'
import { homeWords } from './texts/home'
import { readingWords } from './texts/reading'

bringMessages(SHARING_MESSAGES)

const zh = {
  home: homeWords.zh,
  grant: grantWords.zh,
  reading: readingWords.zh,
  ask: askWords.zh,
  code: codeWords.zh,
  copy: copyWords.zh,
  erasures: erasureWords.zh,
}

export type PartyTexts = typeof zh

const en: PartyTexts = {
  home: homeWords.en,
  grant: grantWords.en,
  reading: readingWords.en,
  ask: askWords.en,
  code: codeWords.en,
  copy: copyWords.en,
  erasures: erasureWords.en,
}

const TEXTS: Readonly<Record<Language, PartyTexts>> = { zh, en }

export function partyTextsIn(language: Language): PartyTexts {
  return TEXTS[language]
}
