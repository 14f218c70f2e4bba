/** 文字码: the code as text, for an officer whose phone cannot read the picture. */
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { useCopy } from '../../hooks/use-copy'
import { useTexts } from '../../hooks/use-preferences'

export function CopyCode({ code }: { readonly code: string }) {
  const texts = useTexts()
  const [copied, copy] = useCopy(code)
  return (
    <>
      <Button look="soft" label={copied === 'copied' ? texts.copied : texts.presentation.copy} onPress={copy} />
      {copied === 'failed' && (
        <View className="copy-code">
          {texts.copyFailed}
          <View className="copy-code-text">{code}</View>
        </View>
      )}
    </>
  )
}
