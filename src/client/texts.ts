/** Every word of the pages in both languages, a file a topic. The Chinese words are the shape; an English word that is missing does not compile. */
import type { Language } from './preferences'
import { activationWords } from './texts/activation'
import { activityWords } from './texts/activity'
import { commonWords } from './texts/common'
import { fleetWords } from './texts/fleet'
import { identityWords } from './texts/identity'
import { licenceWords } from './texts/licence'
import { licencesWords } from './texts/licences'
import { meWords } from './texts/me'
import { presentationWords } from './texts/presentation'

const zh = {
  ...commonWords.zh,
  ...licencesWords.zh,
  licence: licenceWords.zh,
  activation: activationWords.zh,
  presentation: presentationWords.zh,
  fleet: fleetWords.zh,
  activity: activityWords.zh,
  identity: identityWords.zh,
  me: meWords.zh,
}

export type Texts = typeof zh

const en: Texts = {
  ...commonWords.en,
  ...licencesWords.en,
  licence: licenceWords.en,
  activation: activationWords.en,
  presentation: presentationWords.en,
  fleet: fleetWords.en,
  activity: activityWords.en,
  identity: identityWords.en,
  me: meWords.en,
}

const TEXTS: Readonly<Record<Language, Texts>> = { zh, en }

export function textsIn(language: Language): Texts {
  return TEXTS[language]
}
