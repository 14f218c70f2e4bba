/** All that is known of one line: who, when, where, which licence, what of it was seen, and what came of it. Never the values. */
import { toLicence } from '../../client/navigation'
import { Cells, Fact, Way } from '../../components/cells'
import type { ActivityLine } from '../../contract/holder'
import { usePreferences } from '../../hooks/use-preferences'
import { type FactOfLine, factsOf } from '../facts-of'
import { useRecordTexts } from '../use-record-texts'

/** As many Chinese characters as stand beside their label on a narrow phone; letters and digits take half the room. */
const SHORT = 14

export function Facts({ line }: { readonly line: ActivityLine }) {
  const { line: words } = useRecordTexts()
  const { language } = usePreferences()
  return (
    <>
      <Cells>
        {factsOf(line, words, language).map(({ label, value }: FactOfLine) => (
          <Fact key={label} label={label} value={value} wide={widthOf(value) > SHORT} />
        ))}
      </Cells>
      {/* One that is another's by now is not named, and cannot be opened. */}
      {line.subject !== '—' && (
        <Cells>
          <Way label={words.toLicence} onPress={() => toLicence(line.licence)} />
        </Cells>
      )}
    </>
  )
}

function widthOf(value: string): number {
  const narrow = value.replace(/[^\x20-\x7e]/g, '').length
  return value.length - narrow / 2
}
