/** The large button: WeChat's own scanner in the mini-program, camera or picture in the browser. */
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Notice } from '../../components/notice'
import { Press } from '../../components/press'
import { useTexts } from '../../hooks/use-preferences'
import { BrowserReader } from './browser-reader'

export interface ReaderProps {
  readonly onRead: (code: string) => void
}

export function Reader(props: ReaderProps) {
  return process.env.TARO_ENV === 'h5' ? <BrowserReader {...props} /> : <WeChatReader {...props} />
}

function WeChatReader({ onRead }: ReaderProps) {
  const { scan: words } = useTexts()
  const [failed, setFailed] = useState(false)
  const scan = async () => {
    setFailed(false)
    try {
      const { result } = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] })
      onRead(result)
    } catch (fault) {
      setFailed(!isCancel(fault))
    }
  }
  return (
    <>
      <ScanButton onPress={scan} label={words.scan} />
      {failed && <Notice tone="warn" text={words.scanFailed} />}
    </>
  )
}

export function ScanButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  const { scan: words } = useTexts()
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

/** Closing the scanner is not a failure to read. */
function isCancel(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'errMsg' in fault && String(fault.errMsg).includes('cancel')
}
