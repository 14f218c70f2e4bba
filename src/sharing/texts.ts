/** Every word of the pages about granted use in both languages, a file a topic; with the sub-package, so that the first page does not load them. */
import { bringMessages } from '../client/obstacle-words'
import type { Language } from '../client/preferences'
import { SHARING_MESSAGES } from '../contract/sharing-messages'
import { answerWords } from './texts/answer'
import { chooseWords } from './texts/choose'
import { confirmWords } from './texts/confirm'
import { delegationWords } from './texts/delegation'
import { grantWords } from './texts/grant'
import { homeWords } from './texts/home'
import { receiptWords } from './texts/receipt'
import { termsWords } from './texts/terms'

bringMessages(SHARING_MESSAGES)

const zh = {
  home: homeWords.zh,
  choose: chooseWords.zh,
  terms: termsWords.zh,
  confirm: confirmWords.zh,
  grant: grantWords.zh,
  receipt: receiptWords.zh,
  answer: answerWords.zh,
  delegation: delegationWords.zh,
}

export type SharingTexts = typeof zh

const en: SharingTexts = {
  home: homeWords.en,
  choose: chooseWords.en,
  terms: termsWords.en,
  confirm: confirmWords.en,
  grant: grantWords.en,
  receipt: receiptWords.en,
  answer: answerWords.en,
  delegation: delegationWords.en,
}

const TEXTS: Readonly<Record<Language, SharingTexts>> = { zh, en }

export function sharingTextsIn(language: Language): SharingTexts {
  return TEXTS[language]
}
