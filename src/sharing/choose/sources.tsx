/** Where licences are picked from: a fleet, single licences, or drivers who agreed to be included; one of them at a time. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FilterRow } from '../../components/filter-row'
import { kindOf } from '../../core/licence/kinds'
import { useFleets } from '../../hooks/use-fleets'
import { useSharingTexts } from '../use-sharing-texts'
import type { Wish } from '../wish'
import { DriverPicks } from './driver-picks'
import { FleetPicks } from './fleet-picks'
import { DelegatedPicks, OwnPicks } from './own-picks'
import type { PicksProps } from './picks'

type Source = 'own' | 'fleet' | 'drivers'

export function Sources(props: PicksProps) {
  const { choose: words } = useSharingTexts()
  const { giver, wish } = props
  const fleets = useFleets()
  const isFleet = fleets.some(({ operator }) => operator === giver.id)
  const [chosen, setChosen] = useState<Source>()
  if (giver.kind === 'delegator') return <DelegatedPicks {...props} />
  const offered: readonly Source[] = [
    ...(isFleet ? (['fleet'] as const) : []),
    'own',
    ...(giver.kind === 'company' ? (['drivers'] as const) : []),
  ]
  const source = chosen ?? firstOf(offered, wish)
  return (
    <>
      {offered.length > 1 && (
        <View>
          <View className="cells-title">{words.sources}</View>
          <FilterRow
            label={words.sources}
            choices={offered.map((key) => ({ key, text: words.source[key] }))}
            chosen={source}
            onChoose={setChosen}
          />
        </View>
      )}
      {source === 'fleet' && <FleetPicks {...props} />}
      {source === 'own' && <OwnPicks {...props} />}
      {source === 'drivers' && <DriverPicks {...props} />}
    </>
  )
}

/** A company thinks of its vehicles first; a person of his own certificate. What is picked already is shown. */
function firstOf(offered: readonly Source[], { giver, picked, fleet }: Wish): Source {
  const [first = 'own'] = offered
  const isPermits =
    !fleet && picked.length > 0 && picked.every(({ typeCode }) => kindOf(typeCode).category === 'business')
  return giver?.kind === 'self' || isPermits ? 'own' : first
}
