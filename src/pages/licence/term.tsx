/** 有效期. */
import { Fact } from '../../components/cells'
import type { LicenceSummary } from '../../contract/licence'
import { useTexts } from '../../hooks/use-preferences'

export function Term({ summary }: { readonly summary: LicenceSummary }) {
  const texts = useTexts()
  const { validFrom, validUntil } = summary
  const value =
    validUntil === undefined
      ? texts.licences.longTerm
      : validFrom === undefined
        ? texts.licences.until(validUntil)
        : texts.to(validFrom, validUntil)
  return <Fact label={texts.licence.term} value={value} />
}
