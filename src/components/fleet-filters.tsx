/** What of the fleet is asked for: by state, and, where there is something to choose between, by kind of vehicle and by permit. */
import { View } from '@tarojs/components'
import type { FleetCondition, FleetOverview } from '../contract/holder'
import { kindOf } from '../core/licence/kinds'
import { useTexts, useTold } from '../hooks/use-preferences'
import { FilterRow } from './filter-row'
import './fleet-filters.css'

export interface FiltersProps {
  readonly overview: FleetOverview | undefined
  readonly condition: FleetCondition
  readonly onChange: (condition: FleetCondition) => void
}

const STATES = ['all', 'needsAttention', 'inForce', 'suspended', 'ended'] as const

export function FleetFilters({ overview, condition, onChange }: FiltersProps) {
  const { fleet: words } = useTexts()
  const { state: _state, ...rest } = condition
  return (
    <View className="fleet-filters">
      <FilterRow
        label={words.states}
        choices={STATES.map((key) => ({ key, text: words.state[key] }))}
        chosen={condition.state ?? 'all'}
        onChoose={(state) => onChange(state === 'all' ? rest : { ...rest, state })}
      />
      {overview && <Families overview={overview} condition={condition} onChange={onChange} />}
      {overview && <Permits overview={overview} condition={condition} onChange={onChange} />}
    </View>
  )
}

type ChoiceProps = FiltersProps & { readonly overview: FleetOverview }

/** Pressed again, a choice is given up. */
function Families({ overview: { families }, condition, onChange }: ChoiceProps) {
  const { fleet: words } = useTexts()
  const { family: chosen, ...rest } = condition
  if (families.length < 2) return null
  return (
    <FilterRow
      label={words.families}
      choices={families.map((key) => ({ key, text: words.family[key] }))}
      chosen={chosen}
      onChoose={(family) => onChange(family === chosen ? rest : { ...rest, family })}
    />
  )
}

function Permits({ overview: { permits, someUnlinked }, condition, onChange }: ChoiceProps) {
  const { fleet: words } = useTexts()
  const told = useTold()
  const { permit: chosen, ...rest } = condition
  const none = someUnlinked ? [{ key: 'none', text: words.unlinked }] : []
  const named = permits.map(({ id, typeCode, number }) => ({
    key: id,
    text: `${told(kindOf(typeCode).shortName)} ${number}`,
  }))
  if (chosen === undefined && none.length + named.length < 2) return null
  return (
    <FilterRow
      label={words.permits}
      choices={[...named, ...none]}
      chosen={chosen}
      onChoose={(permit) => onChange(permit === chosen ? rest : { ...rest, permit })}
    />
  )
}
