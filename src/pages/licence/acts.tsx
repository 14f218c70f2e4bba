/** What the holder can do with the licence now: 亮证, 激活, or nothing and why. */
import { toActivation, toPresentation } from '../../client/navigation'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import type { LicenceSummary } from '../../contract/licence'
import { useTexts } from '../../hooks/use-preferences'

export function Acts({ summary }: { readonly summary: LicenceSummary }) {
  const { licence: words } = useTexts()
  if (summary.status !== 'inForce') return <Notice tone="bad" text={words.notInForce} />
  return (
    <Buttons>
      {summary.activated ? (
        <Button label={words.present} onPress={() => toPresentation(summary.id)} />
      ) : (
        <Button label={words.activate} onPress={() => toActivation(summary.id)} />
      )}
    </Buttons>
  )
}
