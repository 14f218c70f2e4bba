/** How whoever receives the copy checks it: the code to scan, the code to type, the address to open. */
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { QrCode } from '../../components/qr-code'
import type { CopyView } from '../../contract/copies'
import { useCopy } from '../../hooks/use-copy'
import { useTexts } from '../../hooks/use-preferences'
import { printed } from '../copy-code'
import { useCopyTexts } from '../use-copy-texts'

export function Checking({ copy: { code, checkUrl } }: { readonly copy: CopyView }) {
  const texts = useTexts()
  const { copy: words } = useCopyTexts()
  const [copied, copy] = useCopy(checkUrl)
  return (
    <View className="checking">
      <QrCode text={checkUrl} label={words.qrLabel} />
      <View className="checking-code" aria-label={`${words.code} ${printed(code)}`}>
        {printed(code)}
      </View>
      <View className="checking-hint">{words.qrHint}</View>
      {copied === 'failed' && <View className="checking-address">{`${texts.copyFailed} ${checkUrl}`}</View>}
      <View className="checking-act">
        <Button look="soft" label={copied === 'copied' ? texts.copied : words.copyAddress} onPress={copy} />
      </View>
    </View>
  )
}
