/** What this phone has to check offline codes with, and how old each part of it is. */
import { cloudNow } from '../../client/cloud-time'
import { Cells, Fact } from '../../components/cells'
import { issuerIn } from '../../core/presentation/trust-list'
import type { Instant } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import type { KeptStatus } from '../trust-store'
import { useOfficerTexts } from '../use-officer-texts'
import { useTrust } from '../use-trust'

/** Provinces told one by one; the rest by the oldest of them. */
const MOST_TOLD = 3

export function MaterialAges() {
  const { scan: words } = useOfficerTexts()
  const { trust, statuses } = useTrust()
  const told = useTold()
  const when = useWhen()
  const at = cloudNow()
  if (!trust) {
    return (
      <Cells title={words.material}>
        <Fact label={words.trustList} value={words.noTrust} tone="warn" wide />
      </Cells>
    )
  }
  const provinces = provincesIn(statuses)
  const rest = provinces.slice(MOST_TOLD)
  const nameOf = (issuer: string) => told(issuerIn(trust.list, issuer)?.name ?? { zh: issuer, en: issuer })
  return (
    <Cells title={words.material}>
      <Fact label={words.trustList} value={words.trustOf(trust.list.issuers.length, when.ago(trust.fetchedAt, at))} />
      {provinces.slice(0, MOST_TOLD).map(({ issuer, asOf }) => (
        <Fact key={issuer} label={words.statusOf(nameOf(issuer))} value={when.ago(asOf, at)} />
      ))}
      {rest.length > 0 && <Fact label={words.othersStatus(rest.length)} value={when.ago(oldest(rest), at)} />}
      {provinces.length === 0 && <Fact label={words.statusOf('')} value={words.noStatus} tone="warn" />}
    </Cells>
  )
}

interface Province {
  readonly issuer: string
  /** Of its oldest list. */
  readonly asOf: Instant
}

function provincesIn(statuses: readonly KeptStatus[]): readonly Province[] {
  const issuers = [...new Set(statuses.map(({ issuer }) => issuer))]
  return issuers.map((issuer) => ({ issuer, asOf: oldest(statuses.filter((each) => each.issuer === issuer)) }))
}

function oldest(of: readonly { readonly asOf: Instant }[]): Instant {
  return of.map(({ asOf }) => asOf).reduce((a, b) => (a < b ? a : b))
}
