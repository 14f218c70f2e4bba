/** Where in an authorisation one is: three bars with their names. */
import { View } from '@tarojs/components'
import { useSharingTexts } from './use-sharing-texts'
import './steps.css'

export function Steps({ now }: { readonly now: 1 | 2 | 3 }) {
  const { choose: words } = useSharingTexts()
  const { steps } = words
  const label = words.step(now, steps.length, steps[now - 1] ?? '')
  return (
    <View className="steps" aria-label={label} {...{ 'aria-role': 'img', role: 'img' }}>
      {steps.map((name, place) => (
        <View key={name} className={place < now ? 'step step-reached' : 'step'} aria-hidden="true">
          <View className="step-bar" />
          <View className="step-name">{`${place + 1} ${name}`}</View>
        </View>
      ))}
    </View>
  )
}
