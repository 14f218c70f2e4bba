/** 已注销、已暂扣、已过期: said in a bar above the face and three times across it, so that no part of a picture of it looks valid. */
import { View } from '@tarojs/components'
import { STATUS_LABELS } from '../../contract/messages'
import type { LicenceStatus } from '../../core/licence/status'
import { useTexts, useTold } from '../../hooks/use-preferences'

const PLACES = ['high', 'middle', 'low'] as const

export function FaceMark({ status }: { readonly status: LicenceStatus }) {
  const { licence } = useTexts()
  const words = useTold()(STATUS_LABELS[status])
  return (
    <>
      <View className="face-bar">{licence.notValidAs(words)}</View>
      <View className="face-marks" aria-hidden="true">
        {PLACES.map((place) => (
          <View key={place} className={`face-mark face-mark-${place}`}>
            {words}
          </View>
        ))}
      </View>
    </>
  )
}
