/** WeChat's own scanner: the camera, or a picture from the album. */

import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Notice } from '../../components/notice'
import { useOfficerTexts } from '../use-officer-texts'
import { ScanButton } from './scan-button'

export interface ReaderProps {
  readonly onRead: (code: string) => void
}

export function WeChatReader({ onRead }: ReaderProps) {
  const { scan: words } = useOfficerTexts()
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

/** Closing the scanner is not a failure to read. */
function isCancel(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'errMsg' in fault && String(fault.errMsg).includes('cancel')
}
