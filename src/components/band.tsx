/** The moving band over a code: the time goes on and the colours wander, so that a picture of the page gives itself away at a glance. */
import { View } from '@tarojs/components'
import './band.css'

export function Band({ text, inForce }: { readonly text: string; readonly inForce: boolean }) {
  return <View className={inForce ? 'band' : 'band band-spent'}>{text}</View>
}
