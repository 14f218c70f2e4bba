/** Where a licence's life ends: by the pure rules, and as a stand has stored it. */
import { fieldCipher } from '../../cloudfunctions/server/adapters/field-cipher'
import { openLicence } from '../../cloudfunctions/server/licences/sealed-licence'
import type { Index } from '../../cloudfunctions/server/records'
import { verifyChain } from '../../src/core/audit'
import type { Finding, LicenceEvent } from '../../src/core/licence/event'
import type { Licence } from '../../src/core/licence/licence'
import { applyEvent } from '../../src/core/licence/life'
import { type RawEvent, readGood } from '../rules/samples'
import type { Stand } from './stand'

/** What can be told of a licence at the end that does not depend on the clock, chance or the copy that came first. */
export interface End {
  readonly licence: object | undefined
  readonly versions: readonly (readonly unknown[])[]
  readonly outbox: readonly (readonly unknown[])[]
  readonly trail: readonly (readonly unknown[])[]
  readonly waiting: readonly number[]
  /** Revisions that were refused and not yet corrected, each with its reason. */
  readonly rejected: readonly string[]
}

/** The end by the pure rules: one revision after the other, up to the first that is refused; what comes after it waits. */
export function expectedEnd(raw: readonly RawEvent[]): End {
  const end = { versions: [] as unknown[][], outbox: [] as unknown[][], trail: [] as unknown[][] }
  let licence: Licence | undefined
  for (const [at, event] of raw.map(readGood).entries()) {
    const step = applyEvent(licence, event, `SERIAL${at}`)
    if (!step.ok) {
      const rejected = [`${at + 1} ${step.failure[0]?.rule}`]
      return { ...end, licence: told(licence), waiting: revisionsAfter(raw, at), rejected }
    }
    note(end, event, licence, step.value)
    licence = step.value
  }
  return { ...end, licence: told(licence), waiting: [], rejected: [] }
}

function note(
  end: { versions: unknown[][]; outbox: unknown[][]; trail: unknown[][] },
  { type, revision }: LicenceEvent,
  before: Licence | undefined,
  { identifier, version, state }: Licence,
): void {
  const ended = ['cancelled', 'annulled', 'revoked'].includes(state)
  if (identifier !== before?.identifier) end.versions.push([revision, type, version])
  end.outbox.push([revision, type === 'issue' ? 'create' : ended ? 'invalidate' : 'update', version])
  end.trail.push(['mirrored', type])
}

function revisionsAfter(raw: readonly RawEvent[], at: number): readonly number[] {
  return raw.slice(at + 1).map((_event, next) => at + 2 + next)
}

/** A licence without what chance gave it. */
function told(licence: Licence | undefined): object | undefined {
  if (!licence) return undefined
  const { identifier, previousIdentifier, ...rest } = licence
  return { ...rest, versions: [versionIn(identifier), versionIn(previousIdentifier)] }
}

/** A rejection tells the warnings of its event too. */
function errorIn(findings: readonly Finding[]): string | undefined {
  return findings.find(({ severity }) => severity === 'error')?.rule
}

function versionIn(identifier: string | undefined): string | undefined {
  return identifier?.split('.').at(-2)
}

export function endOf(stand: Stand, number: string): End {
  const cipher = fieldCipher(JSON.parse(stand.keys.dataKeys))
  const opened = [...stand.records('licences')].map(([id, record]) => ({
    id,
    licence: openLicence(cipher, id as Index, record),
  }))
  const own = opened.find(({ licence }) => licence.number === number)
  const of = <T extends { readonly licence: Index }>(records: ReadonlyMap<string, T>) =>
    [...records.values()].filter(({ licence }) => licence === own?.id)
  const byRevision = (a: readonly unknown[], b: readonly unknown[]) => Number(a[0]) - Number(b[0])
  const trail = [...stand.records('audit').values()].filter(({ stream }) => stream === own?.id)
  if (!verifyChain(trail).ok) throw new Error('the trail is broken')
  const rejections = [...stand.records('rejections').values()].filter(({ licence }) => licence === own?.id)
  return {
    licence: told(own?.licence),
    versions: of(stand.records('versions'))
      .map(({ revision, event, version }) => [revision, event, version])
      .sort(byRevision),
    outbox: of(stand.records('outbox'))
      .map(({ revision, operation, version }) => [revision, operation, version])
      .sort(byRevision),
    trail: trail.map(({ act, facts }) => [act, facts.outcome]),
    waiting: of(stand.records('held'))
      .map(({ revision }) => revision)
      .sort((a, b) => a - b),
    rejected: [...new Set(rejections.map(({ revision, findings }) => `${revision} ${errorIn(findings)}`))],
  }
}
