/** 文字码: the code as text, for an officer whose phone cannot read the picture. */
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button'
import { useTexts } from '../../hooks/use-preferences'

type Copied = 'not' | 'copied' | 'failed'

export function CopyCode({ code }: { readonly code: string }) {
  const { presentation: words } = useTexts()
  const [copied, setCopied] = useState<Copied>('not')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another code has not been copied yet
  useEffect(() => setCopied('not'), [code])
  const copy = async () => setCopied(await copyText(code))
  return (
    <>
      <Button look="soft" label={copied === 'copied' ? words.copied : words.copy} onPress={copy} />
      {copied === 'failed' && (
        <View className="copy-code">
          {words.copyFailed}
          <View className="copy-code-text">{code}</View>
        </View>
      )}
    </>
  )
}

async function copyText(text: string): Promise<Copied> {
  try {
    await Taro.setClipboardData({ data: text })
    return 'copied'
  } catch {
    return 'failed'
  }
}
