/** The large button to begin a check with. */

import { View } from '@tarojs/components'
import { Press } from '../../components/press'
import { useOfficerTexts } from '../use-officer-texts'

export function ScanButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  const { scan: words } = useOfficerTexts()
  return (
    <Press className="scan-button" label={label} onPress={onPress}>
      <View className="scan-frame" aria-hidden="true">
        <View className="scan-beam" />
      </View>
      <View className="scan-label">{label}</View>
      <View className="scan-hint">{words.scanHint}</View>
    </Press>
  )
}
