/** What stands in the banner of every verdict: how it looks, how old it is, what it rests on. */
import { Text, View } from '@tarojs/components'
import type { BannerLook } from '../../components/banner'
import type { VerdictKind } from '../../contract/officer'
import type { Bilingual } from '../../contract/reply'
import { chinaTimeOf, epochOf, type Instant } from '../../core/time'
import { useClock } from '../../hooks/use-clock'
import { useTold } from '../../hooks/use-preferences'
import { useVisible } from '../../hooks/use-visible'
import { useWhen } from '../../hooks/use-when'
import { useOfficerTexts } from '../use-officer-texts'

export const LOOKS: Record<VerdictKind, readonly [BannerLook, string]> = {
  valid: ['ok', '✓'],
  invalid: ['bad', '✕'],
  stale: ['wait', '!'],
  undetermined: ['wait', '?'],
}

/** When the status was checked and how long ago that is: two pieces, so that a narrow phone breaks between them. */
export function CheckedAge({ checkedAt, arrivedAt }: { readonly checkedAt: Instant; readonly arrivedAt: Instant }) {
  const { verdict: words } = useOfficerTexts()
  const age = useAge(arrivedAt)
  return (
    <View className="banner-line">
      <Text className="banner-piece">{words.checkedAt(chinaTimeOf(checkedAt).slice(11))}</Text>
      <Text className="banner-piece">{age}</Text>
    </View>
  )
}

/** `刚刚（12 秒前）`: precise while it is fresh. */
function useAge(arrivedAt: Instant): string {
  const { verdict: words } = useOfficerTexts()
  const when = useWhen()
  const clock = useClock(1000, useVisible())
  const seconds = Math.max(0, Math.floor((epochOf(clock) - epochOf(arrivedAt)) / 1000))
  const word = when.ago(arrivedAt, clock)
  return seconds < 60 ? words.agePrecise(word, seconds) : word
}

export function Basis({ basis }: { readonly basis: readonly Bilingual[] }) {
  const told = useTold()
  if (basis.length === 0) return null
  return (
    <View className="banner-basis">
      {basis.map((each) => (
        <View key={each.zh}>{told(each)}</View>
      ))}
    </View>
  )
}
