/**
 * What the holder can do with the licence now: 亮证 and 申请加注件, or 激活 first. One that is not in force needs no activation to be shown
 * as it is, and cannot be copied.
 */
import { toActivation, toCopyRequest, toPresentation } from '../../client/navigation'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import type { LicenceSummary } from '../../contract/licence'
import { useTexts } from '../../hooks/use-preferences'

export function Acts({ summary }: { readonly summary: LicenceSummary }) {
  const { licence: words } = useTexts()
  const inForce = summary.status === 'inForce'
  return (
    <>
      {!inForce && <Notice tone="bad" text={words.notInForce} />}
      <Buttons>
        {inForce && !summary.activated ? (
          <Button label={words.activate} onPress={() => toActivation(summary.id)} />
        ) : (
          <Button label={words.present} look={inForce ? 'main' : 'soft'} onPress={() => toPresentation(summary.id)} />
        )}
        {inForce && summary.activated && (
          <Button label={words.askForCopy} look="soft" onPress={() => toCopyRequest(summary.id)} />
        )}
      </Buttons>
    </>
  )
}
