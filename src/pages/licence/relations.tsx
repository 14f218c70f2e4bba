/** 关联证照: from a vehicle to its operator's permit, from a permit to the vehicles that run under it; and who else may use it. */
import { toAuthorise, toFleet, toLicence, toViewers } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import type { LicenceView } from '../../contract/licence'
import { kindOf } from '../../core/licence/kinds'
import { useTexts, useTold } from '../../hooks/use-preferences'

export function Relations({ view: { summary, permits = [], operator } }: { readonly view: LicenceView }) {
  const { licence: words } = useTexts()
  const told = useTold()
  return (
    <Cells>
      {operator !== undefined && <Way label={words.openFleet} onPress={() => toFleet(operator, summary.id)} />}
      {permits.map(({ id, typeCode, number }) => (
        <Way key={id} label={told(kindOf(typeCode).shortName)} detail={number} onPress={() => toLicence(id)} />
      ))}
      {summary.status === 'inForce' && <Way label={words.authorise} onPress={() => toAuthorise(summary.id)} />}
      <Way label={words.viewers} onPress={() => toViewers(summary.id)} />
    </Cells>
  )
}
