/** 车队: the vehicles of one operator, to be searched by plate and narrowed by state, kind and permit. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { toAuthoriseFleet } from '../../client/navigation'
import { Button } from '../../components/button'
import { FleetFilters } from '../../components/fleet-filters'
import { Page } from '../../components/page'
import { SearchField } from '../../components/search-field'
import type { FleetCondition } from '../../contract/holder'
import { useDebounced } from '../../hooks/use-debounced'
import { useFleet } from '../../hooks/use-fleet'
import { useTexts } from '../../hooks/use-preferences'
import { Vehicles } from './vehicles'
import './index.css'

/** Between two letters a person rests less, after the last one hardly longer. */
const TYPING_REST_MS = 350

export default function FleetPage() {
  const { fleet: words } = useTexts()
  const { operator = '', permit = '' } = useRouter().params
  const [typed, setTyped] = useState('')
  const [condition, setCondition] = useState<FleetCondition>(permit === '' ? {} : { permit })
  const plate = useDebounced(typed.trim(), TYPING_REST_MS)
  const asked = plate === '' ? condition : { ...condition, plate }
  const fleet = useFleet(operator, asked)
  const showAll = () => {
    setTyped('')
    setCondition({})
  }
  return (
    <Page title={words.title}>
      <SearchField
        label={words.search}
        placeholder={words.searchPlaceholder}
        clearLabel={words.clear}
        value={typed}
        onChange={setTyped}
      />
      <FleetFilters overview={fleet.overview} condition={condition} onChange={setCondition} />
      {operator !== '' && <Button look="soft" label={words.authorise} onPress={() => toAuthoriseFleet(operator)} />}
      <Vehicles fleet={fleet} narrowed={Object.keys(asked).length > 0} onShowAll={showAll} />
    </Page>
  )
}
