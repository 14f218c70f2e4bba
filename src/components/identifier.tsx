/** 证照标识: some eighty characters, shown by their two ends; a press copies the whole. */
import { View } from '@tarojs/components'
import { useCopy } from '../hooks/use-copy'
import { useTexts } from '../hooks/use-preferences'
import { Press } from './press'
import './identifier.css'

/** The root and the beginning of the type in front; the serial's end, version and check character behind: what tells two apart. */
const FRONT = 16
const BACK = 14

export function Identifier({ identifier }: { readonly identifier: string }) {
  const texts = useTexts()
  const [copied, copy] = useCopy(identifier)
  return (
    <Press className="identifier" label={texts.licence.copyIdentifier(identifier)} onPress={copy}>
      <View className="identifier-text">{copied === 'failed' ? identifier : shortened(identifier)}</View>
      {copied === 'copied' && <View className="identifier-copied">{texts.copied}</View>}
      {copied === 'failed' && <View className="identifier-copied">{texts.copyFailed}</View>}
    </Press>
  )
}

function shortened(text: string): string {
  return text.length <= FRONT + BACK + 1 ? text : `${text.slice(0, FRONT)}…${text.slice(-BACK)}`
}
