/** 号牌: the plate as it hangs on the vehicle. Without its colour the plate is drawn plain rather than in a guessed one. */
import { View } from '@tarojs/components'
import './plate.css'

/** By the words of JT/T 697.7 号牌颜色. */
const LOOKS: Readonly<Record<string, string>> = {
  蓝色: 'blue',
  黄色: 'yellow',
  农黄色: 'yellow',
  黑色: 'black',
  白色: 'white',
  绿色: 'green',
  农绿色: 'green',
  渐变绿: 'green',
  黄绿色: 'yellow-green',
}

export function Plate({ number, colour }: { readonly number: string; readonly colour?: string | undefined }) {
  const look = (colour === undefined ? undefined : LOOKS[colour]) ?? 'plain'
  return <View className={`plate plate-${look}`}>{number}</View>
}
