/** 车队: one way in for each operator whose vehicles the person may look at. */
import { toFleet } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import { useFleets } from '../../hooks/use-fleets'
import { useTexts } from '../../hooks/use-preferences'

export function FleetWays() {
  const { licences: words, fleet, dot } = useTexts()
  const fleets = useFleets()
  return (
    <>
      {fleets.map(({ operator, name, size: { vehicles, more } }) => (
        <Cells key={operator} title={`${words.fleet}${dot}${fleet.size(vehicles, more)}`}>
          <Way label={name} detail={words.openFleet} onPress={() => toFleet(operator)} />
        </Cells>
      ))}
    </>
  )
}
