/** What a good file says of itself: who sealed it, when, and its metadata. */
import { Cells, Fact } from '../../components/cells'
import type { FileCheck } from '../../contract/copies'
import { chinaTimeOf, parseInstant } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useCopyTexts } from '../use-copy-texts'

/** Longer values get the whole width. */
const LONG = 14

export function FileContents({ check }: { readonly check: FileCheck }) {
  const { check: texts } = useCopyTexts()
  const told = useTold()
  const { file: words } = texts
  return (
    <>
      <Cells>
        <Fact label={words.kind} value={words.kinds[check.kind]} />
        {check.sealName !== undefined && <Fact label={words.seal} value={check.sealName} wide />}
        {check.signer !== undefined && <Fact label={words.signer} value={check.signer} wide />}
        {check.sealedAt !== undefined && <Fact label={words.sealedAt} value={timeOf(check.sealedAt)} />}
      </Cells>
      {check.metadata.length > 0 && (
        <Cells title={words.contents}>
          {check.metadata.map(({ name, label, value }) => (
            <Fact key={name} label={told(label)} value={value} wide={value.length > LONG} />
          ))}
        </Cells>
      )}
    </>
  )
}

/** As the file writes it, when it writes it in another form. */
function timeOf(text: string): string {
  const instant = parseInstant(text)
  return instant.ok ? chinaTimeOf(instant.value) : text
}
