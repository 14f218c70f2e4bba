/** All that is known of one line: who, when, where, which licence, what of it was seen, and what came of it. Never the values. */
import { toLicence } from '../../client/navigation'
import { Cells, Fact, Way } from '../../components/cells'
import type { ActivityLine } from '../../contract/holder'
import { usePreferences } from '../../hooks/use-preferences'
import { type FactOfLine, factsOf } from '../facts-of'
import { useRecordTexts } from '../use-record-texts'

/** As many characters as stand beside their label on a narrow phone. */
const SHORT = 16

export function Facts({ line }: { readonly line: ActivityLine }) {
  const { line: words } = useRecordTexts()
  const { language } = usePreferences()
  return (
    <>
      <Cells>
        {factsOf(line, words, language).map(({ label, value }: FactOfLine) => (
          <Fact key={label} label={label} value={value} wide={value.length > SHORT} />
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
