/** What is being asked for, as far as it is filled in: what nobody has changed is as usual for the purpose. */
import type { SharingRoutes } from '../../contract/sharing'
import type { LicenceCategory } from '../../core/licence/licence-category'
import { CATEGORIES, GRANT_FIELDS, type GrantField, type GrantFields } from '../../core/sharing/fields'
import { PURPOSE_FACTS, type Purpose } from '../../core/sharing/purposes'
import type { PartyKind } from '../../core/sharing/recipient'
import { latestUntil } from '../../core/sharing/terms'
import { type CivilDate, daysAfter } from '../../core/time'

export interface AskDraft {
  readonly party: string
  readonly holder: AskedHolder
  readonly kinds: readonly LicenceCategory[]
  readonly purpose: Purpose
  readonly words: string
  /** As changed by the person. */
  readonly fields: GrantFields
  readonly until: string
  readonly uses: number | 'unlimited'
  readonly copies: boolean
}

export type AskedHolder =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'holderCode'; readonly code: string }

type Request = SharingRoutes['askForGrant']['request']

/** A month is enough for most business. */
const USUAL_DAYS = 30

const PURPOSE_OF: { readonly [K in PartyKind]: Purpose } = {
  shipper: 'carriage',
  platform: 'platform',
  insurer: 'insurance',
  serviceWindow: 'government',
  employer: 'employment',
  other: 'carriage',
}

export function newDraft(party: { readonly id: string; readonly kind: PartyKind }, today: CivilDate): AskDraft {
  return {
    ...{
      party: party.id,
      holder: { by: 'holderCode', code: '' },
      kinds: ['transport'],
      purpose: PURPOSE_OF[party.kind],
    },
    ...{ words: '', fields: {}, until: daysAfter(today, USUAL_DAYS), uses: 'unlimited', copies: false },
  }
}

/** Another purpose proposes other fields, and may last shorter. */
export function withPurpose(draft: AskDraft, purpose: Purpose, today: CivilDate): AskDraft {
  const latest = latestUntil(purpose, today)
  return { ...draft, purpose, fields: {}, until: draft.until > latest ? latest : draft.until }
}

/** The most that may be asked for, what is usual first. */
export function offeredFields({ purpose }: AskDraft, category: LicenceCategory): readonly GrantField[] {
  const { usual, most } = PURPOSE_FACTS[purpose]
  const offered = GRANT_FIELDS[category].filter(({ name }) => most[category].includes(name))
  const isUsual = ({ name }: GrantField) => usual[category].includes(name)
  return [...offered.filter(isUsual), ...offered.filter((field) => !isUsual(field))]
}

export function chosenFields({ fields, purpose }: AskDraft, category: LicenceCategory): readonly string[] {
  return fields[category] ?? PURPOSE_FACTS[purpose].usual[category]
}

export function termsOf(draft: AskDraft): Request['terms'] {
  const { purpose, words, until, uses, copies, kinds } = draft
  const fields = Object.fromEntries(
    CATEGORIES.filter((category) => kinds.includes(category)).map((category) => [
      category,
      [...chosenFields(draft, category)],
    ]),
  )
  return {
    ...{ purpose, fields, until, copies },
    ...(words.trim() === '' ? {} : { words: words.trim() }),
    ...(uses === 'unlimited' ? {} : { uses }),
  }
}

export function holderOf({ holder }: AskDraft): Request['holder'] {
  return holder.by === 'code'
    ? { by: 'code', code: holder.code.trim() }
    : { by: 'holderCode', code: holder.code.trim().toUpperCase() }
}
