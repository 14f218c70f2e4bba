/** What the person has agreed to and can take back: activations, grants and delegations, read whole, page by page. */
import { call, type Outcome } from '../../client/call'
import type { Bilingual, Page } from '../../contract/reply'
import { kindOf } from '../../core/licence/kinds'
import { ok } from '../../core/result'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { type Reloadable, useRemote } from '../../hooks/use-remote'

export type ConsentKind = 'activation' | 'grant' | 'delegation'

export interface Consent {
  readonly kind: ConsentKind
  readonly id: string
  readonly title: string
  readonly detail: string
}

export type Consents = readonly Consent[]

export function useConsents(): Reloadable<Consents> {
  const told = useTold()
  const { dot } = useTexts()
  return useRemote(() => consents(told, dot))
}

async function consents(told: (text: Bilingual) => string, dot: string): Promise<Outcome<Consents>> {
  const [licences, grants, delegations] = await Promise.all([
    every((at) => call('holder', 'listLicences', at)),
    every((at) => call('grants', 'listGrants', { list: 'given', ...at })),
    every((at) => call('grants', 'listDelegations', { list: 'given', ...at })),
  ])
  if (!licences.ok) return licences
  if (!grants.ok) return grants
  if (!delegations.ok) return delegations
  return ok([
    ...licences.value
      .filter(({ activated }) => activated)
      .map(({ id, typeCode, subject, number }) => ({
        ...{ kind: 'activation' as const, id, title: told(kindOf(typeCode).name) },
        detail: [subject, number].join(dot),
      })),
    ...grants.value
      .filter(({ moves }) => moves.includes('withdraw'))
      .map(({ id, recipient, terms }) => ({
        ...{ kind: 'grant' as const, id, title: recipient.name },
        detail: [told(PURPOSE_FACTS[terms.purpose].label), terms.until].join(dot),
      })),
    ...delegations.value
      .filter(({ state }) => state === 'active' || state === 'notYet')
      .map(({ id, delegate, until }) => ({ kind: 'delegation' as const, id, title: delegate, detail: until })),
  ])
}

async function every<T>(ask: (at: { readonly cursor?: string }) => Promise<Outcome<Page<T>>>) {
  const all: T[] = []
  for (let at: { readonly cursor?: string } = {}; ; ) {
    const page = await ask(at)
    if (!page.ok) return page
    all.push(...page.value.items)
    if (page.value.next === undefined) return ok(all)
    at = { cursor: page.value.next }
  }
}
