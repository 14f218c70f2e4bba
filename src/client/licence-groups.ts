/** 我的证照 by state: what needs the holder first and the most urgent of it on top, what no longer counts last. */
import type { LicenceSummary } from '../contract/licence'
import { urgencyOf } from '../core/licence/review'
import type { LicenceStatus } from '../core/licence/status'

export type LicenceGroup = 'needsAttention' | 'inForce' | 'notYetValid' | 'noLonger'

export type LicenceGroups = { readonly [G in LicenceGroup]: readonly LicenceSummary[] }

/** Where a licence stands that nothing has to be done about. A suspended one always waits for something. */
const GROUPS: { readonly [S in LicenceStatus]: LicenceGroup } = {
  inForce: 'inForce',
  suspended: 'needsAttention',
  notYetValid: 'notYetValid',
  superseded: 'noLonger',
  cancelled: 'noLonger',
  annulled: 'noLonger',
  revoked: 'noLonger',
  expired: 'noLonger',
}

/** The cloud's order within a group, but for urgency: a suspension before everything, then by {@link urgencyOf}. */
export function groupsOf(licences: readonly LicenceSummary[]): LicenceGroups {
  const of = (group: LicenceGroup) => licences.filter((licence) => groupOf(licence) === group)
  return {
    needsAttention: of('needsAttention').sort((a, b) => rank(a).localeCompare(rank(b))),
    inForce: of('inForce'),
    notYetValid: of('notYetValid'),
    noLonger: of('noLonger'),
  }
}

function groupOf({ status, attention }: LicenceSummary): LicenceGroup {
  return attention.length > 0 ? 'needsAttention' : GROUPS[status]
}

function rank({ status, attention: [first] }: LicenceSummary): string {
  if (status === 'suspended') return ''
  return first ? urgencyOf(first) : '9'
}
