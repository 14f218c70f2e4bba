/** 车队: one way in for each company whose permit is here. */
import { toFleet } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import type { LicenceSummary } from '../../contract/licence'
import { useFleetSizes } from '../../hooks/use-fleet'
import { useTexts } from '../../hooks/use-preferences'

export function FleetWays({ licences }: { readonly licences: readonly LicenceSummary[] }) {
  const { licences: words, dot } = useTexts()
  const sizes = useFleetSizes(licences)
  const permits = onePerCompany(licences.filter(({ id }) => sizes.has(id)))
  return (
    <>
      {permits.map((permit) => (
        <Cells key={permit.id} title={`${words.fleet}${dot}${words.vehicles(sizes.get(permit.id) ?? '')}`}>
          <Way label={permit.subject} detail={words.openFleet} onPress={() => toFleet(permit.id)} />
        </Cells>
      ))}
    </>
  )
}

/** Every permit of a company leads to the same vehicles. */
function onePerCompany(permits: readonly LicenceSummary[]): readonly LicenceSummary[] {
  return permits.filter(({ subject }, place) => permits.findIndex((other) => other.subject === subject) === place)
}
