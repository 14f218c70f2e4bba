/** 执法核验: only for those the province has registered as officers. */
import { toRecords, toScan } from '../../client/navigation'
import { Cells, Fact, Way } from '../../components/cells'
import type { Me } from '../../contract/holder'
import { useTexts } from '../../hooks/use-preferences'

export function OfficerWays({ officer }: { readonly officer: NonNullable<Me['officer']> }) {
  const { me: words } = useTexts()
  return (
    <Cells title={words.officer}>
      <Fact label={officer.agency} value={words.officerNumber(officer.officerNumber)} wide />
      <Way label={words.officerEntry} onPress={toScan} />
      <Way label={words.officerRecords} onPress={toRecords} />
    </Cells>
  )
}
