/** 历次版本, newest first. */
import { eventWords } from '../../client/event-words'
import { Cells, Fact } from '../../components/cells'
import type { VersionLine } from '../../contract/licence'
import { civilDateOf } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'

export function Versions({ versions }: { readonly versions: readonly VersionLine[] }) {
  const { licence: words, dot } = useTexts()
  const told = useTold()
  if (versions.length === 0) return null
  return (
    <Cells title={words.versions}>
      {versions.map(({ version, event, occurredAt }) => (
        <Fact
          key={version}
          label={words.version(version)}
          value={`${told(eventWords(event))}${dot}${civilDateOf(occurredAt)}`}
        />
      ))}
    </Cells>
  )
}
