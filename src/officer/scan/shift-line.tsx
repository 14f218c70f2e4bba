/** In whose name the officer checks, and whether he is on shift. */
import { View } from '@tarojs/components'
import { toShift } from '../../client/navigation'
import { Notice } from '../../components/notice'
import { chinaTimeOf } from '../../core/time'
import type { Standing } from '../use-officer'
import { useOfficerTexts } from '../use-officer-texts'

export function ShiftLine({ officer, shift }: Extract<Standing, { readonly state: 'officer' }>) {
  const { scan: words } = useOfficerTexts()
  return (
    <>
      <View className="scan-agency">{officer.agency}</View>
      {shift ? (
        <View className="scan-shift">{words.onShift(chinaTimeOf(shift.endsAt).slice(11, 16))}</View>
      ) : (
        <Notice tone="warn" text={words.offShift} action={{ label: words.startShift, onPress: toShift }} />
      )}
    </>
  )
}
