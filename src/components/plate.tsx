/** 号牌: the plate as it hangs on the vehicle. Without its colour the plate is drawn plain rather than in a guessed one. */
import { View } from '@tarojs/components'
import './plate.css'

/** By the codes of JT/T 697.7 号牌颜色 and later practice; 9 (其他) has no colour of its own. */
const LOOKS: Readonly<Record<string, string>> = {
  1: 'blue',
  2: 'yellow',
  3: 'black',
  4: 'white',
  5: 'green',
  91: 'yellow',
  92: 'green',
  93: 'yellow-green',
  94: 'green',
}

export function Plate({ number, colour }: { readonly number: string; readonly colour?: string | undefined }) {
  const look = (colour === undefined ? undefined : LOOKS[colour]) ?? 'plain'
  return <View className={`plate plate-${look}`}>{number}</View>
}
