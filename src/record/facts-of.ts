/** A line of the record as labels and values in one language, for its page and for the text that is exported. */
import type { Language } from '../client/preferences'
import { actorWords, groundWords, outcomeWords, SEEN_NAMES } from '../contract/activity-words'
import type { ActivityAct, ActivityLine } from '../contract/holder'
import type { Bilingual } from '../contract/reply'
import { kindOf } from '../core/licence/kinds'
import { chinaTimeOf } from '../core/time'
import type { RecordTexts } from './texts'

export interface FactOfLine {
  readonly label: string
  readonly value: string
}

type Words = RecordTexts['line']

/** What the outcome of each act is called; those that come to nothing are left out. */
const RESULTS: { readonly [A in ActivityAct]?: keyof Words['results'] } = {
  ...{ verified: 'verdict', verifiedOffline: 'verdict', checked: 'verdict', verifyRefused: 'attempt' },
  ...{ outcomeNoted: 'ruling', mirrored: 'event' },
  ...{ copyRequested: 'copy', copyMade: 'copy', copyDownloaded: 'copy', copyWithdrawn: 'copy' },
}

/** The line without what the cloud says of it in words: the words are the same here. */
export type Described = Omit<ActivityLine, 'licenceTitle'>

/** In the order in which people ask: who, when, where, which licence, what of it, and what came of it. */
export function factsOf(line: Described, words: Words, language: Language): readonly FactOfLine[] {
  const told = (text: Bilingual | undefined) => text?.[language]
  const { act, at, toldAt, place, division, ground } = line
  const time = (instant: ActivityLine['at'] | undefined) => instant && chinaTimeOf(instant)
  return present([
    ...actorFacts(line, words, language),
    [words.at, time(at)],
    [words.toldAt, time(toldAt)],
    [words.place, place],
    [words.division, division],
    [words.licence, `${told(kindOf(line.typeCode).name)} ${line.subject}`],
    [words.seen, seenIn(line, words, language)],
    resultOf(line, words, language),
    [words.ground, ground === undefined ? undefined : (told(groundWords(ground)) ?? ground)],
    [act === 'refusalReported' ? words.ownWords : words.officerWords, line.words],
    [words.objection, line.objection === 'made' ? words.objectionMade : undefined],
  ])
}

type Fact = readonly [label: string, value: string | undefined]

function present(facts: readonly Fact[]): readonly FactOfLine[] {
  return facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]))
}

function actorFacts({ actor }: Described, words: Words, language: Language): readonly Fact[] {
  if (actor.kind !== 'officer') return [[words.who, actorWords(actor)[language]]]
  return [
    [words.agency, actor.agency],
    [words.officerNumber, actor.officerNumber],
  ]
}

function seenIn({ act, seen }: Described, words: Words, language: Language): string | undefined {
  if (seen) return SEEN_NAMES[seen][language]
  return act === 'verifyRefused' ? words.sawNothing : undefined
}

function resultOf(line: Described, words: Words, language: Language): Fact {
  const result = RESULTS[line.act]
  if (result === undefined) return ['', undefined]
  // The number of a copy is its own word; so is a refusal for which we have none.
  return [words.results[result], outcomeWords(line)?.[language] ?? line.outcome]
}
