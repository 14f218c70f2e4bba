/** Who issued the licence, under which 证照标识, and how old this picture of it is. */
import { Cells, Fact } from '../../components/cells'
import { Identifier } from '../../components/identifier'
import type { LicenceView } from '../../contract/licence'
import { chinaTimeOf } from '../../core/time'
import { useTexts } from '../../hooks/use-preferences'

export function Provenance({ view }: { readonly view: LicenceView }) {
  const { licence: words } = useTexts()
  return (
    <Cells>
      <Fact label={words.authority} value={view.authority} />
      <Fact label={words.issuedOn} value={view.issuedOn} />
      <Fact label={words.asOf} value={chinaTimeOf(view.asOf).slice(0, 16)} />
      <Fact label={words.identifier} wide>
        <Identifier identifier={view.identifier} />
      </Fact>
    </Cells>
  )
}
