/** What the page begins with: what was in hand, or anew with the licence or the fleet it was opened for. */
import { useEffect, useState } from 'react'
import { summaryOf } from '../../client/cache'
import { call } from '../../client/call'
import type { LicenceSummary } from '../../contract/licence'
import type { GrantGiver } from '../../contract/sharing'
import { kindOf } from '../../core/licence/kinds'
import { giveUpRun } from '../give-up-run'
import { useWish, type WishInHand } from '../use-wish'
import { keptWish, NO_WISH, type Wish } from '../wish'

/** Undefined until it is known whose the licence is. */
export function useBeginning(givers: readonly GrantGiver[], licence: string, operator: string): WishInHand | undefined {
  const hand = useWish()
  const [begun, setBegun] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    firstWish(givers, licence, operator).then((wish) => {
      if (wish) {
        giveUpRun(keptWish())
        hand.begin(wish)
      }
      setBegun(true)
    })
  }, [])
  return begun ? hand : undefined
}

async function firstWish(givers: readonly GrantGiver[], licence: string, operator: string): Promise<Wish | undefined> {
  const summary = licence === '' ? undefined : summaryOf(licence)
  if (summary) {
    const giver = await giverOf(summary, givers)
    const { id, typeCode, subject } = summary
    return giver && { ...NO_WISH, giver, picked: [{ id, typeCode, subject }] }
  }
  const company = givers.find(({ id }) => id === operator)
  if (company) return { ...NO_WISH, giver: company }
  const kept = keptWish()
  const isOver = kept.run?.given === true
  if (kept.giver && !isOver) return undefined
  const giver = givers.find(({ acts }) => acts.includes('grant'))
  return { ...NO_WISH, ...(giver ? { giver } : {}) }
}

/** Whose the licence is: a person's certificate his own, a permit its company's, a vehicle whose fleet it is found in. */
async function giverOf(
  { id, typeCode, subject }: LicenceSummary,
  givers: readonly GrantGiver[],
): Promise<GrantGiver | undefined> {
  const self = givers.find(({ kind }) => kind === 'self')
  const companies = givers.filter(({ kind }) => kind === 'company')
  const { category } = kindOf(typeCode)
  if (category === 'practitioner') return self
  if (category === 'business') return companies.find(({ name }) => name === subject) ?? self
  for (const company of companies) {
    const found = await call('holder', 'listFleet', { operator: company.id, plate: subject.replace('·', '') })
    if (found.ok && found.value.items.some((vehicle) => vehicle.id === id)) return company
  }
  return self
}
