/** 授权内容 as far as it is filled in: what nobody has changed yet is as proposed for the purpose, or as it was asked for. */
import type { SharingRoutes } from '../contract/sharing'
import { kindOf } from '../core/licence/kinds'
import type { LicenceCategory } from '../core/licence/licence-category'
import { CATEGORIES, fieldsAmong, GRANT_FIELDS, type GrantField } from '../core/sharing/fields'
import { PURPOSE_FACTS, type Purpose } from '../core/sharing/purposes'
import type { PartyKind } from '../core/sharing/recipient'
import { latestUntil } from '../core/sharing/terms'
import { type CivilDate, daysAfter } from '../core/time'
import type { Wish } from './wish'

/** What most authorisations are for a month is enough for; longer is chosen, not given by default. */
export const USUAL_DAYS = 30

type SentTerms = SharingRoutes['draftGrant']['request']['terms']

/** The terms as they will be sent. */
export function termsOf(wish: Wish, today: CivilDate): SentTerms {
  const { terms, asked } = wish
  const { words, uses, copies } = terms
  // Who asked has said it in his words.
  const said = asked ? (asked.terms.words ?? '') : words.trim()
  const fields = Object.fromEntries(categoriesOf(wish).map((category) => [category, [...chosenFields(wish, category)]]))
  return {
    ...{ purpose: purposeOf(wish), fields, until: untilOf(wish, today), copies },
    ...(said === '' ? {} : { words: said }),
    ...(uses === 'unlimited' ? {} : { uses }),
  }
}

/** Of which kinds of licence anything is granted. */
export function categoriesOf({ picked, fleet }: Pick<Wish, 'picked' | 'fleet'>): readonly LicenceCategory[] {
  const found = new Set(picked.map(({ typeCode }) => kindOf(typeCode).category))
  if (fleet) found.add('transport')
  return CATEGORIES.filter((category) => found.has(category))
}

/** What can be granted: everything, or what was asked for. */
export function offeredFields({ asked }: Wish, category: LicenceCategory): readonly GrantField[] {
  if (!asked) return GRANT_FIELDS[category]
  return fieldsAmong(category, asked.terms.fields[category])
}

export function chosenFields(wish: Wish, category: LicenceCategory): readonly string[] {
  const { terms, asked } = wish
  const changed = terms.fields[category]
  if (changed) return changed
  return asked ? (asked.terms.fields[category] ?? []) : PURPOSE_FACTS[purposeOf(wish)].usual[category]
}

/** Chosen ones that a law calls sensitive: they need a consent of their own (PIPL 第二十九条). */
export function sensitiveFields(wish: Wish): readonly GrantField[] {
  return categoriesOf(wish).flatMap((category) => {
    const chosen = chosenFields(wish, category)
    return GRANT_FIELDS[category].filter(({ name, sensitive }) => sensitive && chosen.includes(name))
  })
}

const PURPOSE_OF_PARTY: { readonly [K in PartyKind]: Purpose } = {
  shipper: 'carriage',
  platform: 'platform',
  insurer: 'insurance',
  serviceWindow: 'government',
  employer: 'employment',
  other: 'carriage',
}

/** As chosen or asked for; else what one grants to such a party. */
export function purposeOf({ terms, asked, recipient }: Wish): Purpose {
  return asked?.terms.purpose ?? terms.purpose ?? PURPOSE_OF_PARTY[recipient?.partyKind ?? 'other']
}

export function untilOf({ terms, asked }: Wish, today: CivilDate): string {
  return terms.until ?? asked?.terms.until ?? daysAfter(today, USUAL_DAYS)
}

/** The last day that can be chosen. */
export function lastDayOf(wish: Wish, today: CivilDate): CivilDate {
  return wish.asked?.terms.until ?? latestUntil(purposeOf(wish), today)
}
