/** Reading a code in the browser: the live camera, or a picture of the code. */

import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { useOfficerTexts } from '../use-officer-texts'
import { CAMERA_ID, useCamera } from './camera'
import { pickImage, readImage } from './image-file'
import { ScanButton } from './scan-button'
import type { ReaderProps } from './wechat-reader'

export function BrowserReader({ onRead }: ReaderProps) {
  const { scan: words } = useOfficerTexts()
  const [unreadable, setUnreadable] = useState(false)
  const camera = useCamera(onRead)
  const fromImage = async () => {
    setUnreadable(false)
    const image = await pickImage()
    if (!image) return
    const code = await readImage(image)
    if (code === undefined) setUnreadable(true)
    else onRead(code)
  }
  return (
    <>
      {camera.state === 'on' ? (
        <View className="camera" id={CAMERA_ID} aria-label={words.cameraLabel} />
      ) : (
        <ScanButton label={words.scan} onPress={camera.start} />
      )}
      {camera.state === 'refused' && <Notice tone="warn" text={words.cameraFailed} />}
      {unreadable && <Notice tone="warn" text={words.imageFailed} />}
      <Buttons>
        {camera.state === 'on' && <Button look="soft" label={words.cameraStop} onPress={camera.stop} />}
        <Button look="soft" label={words.image} onPress={fromImage} />
      </Buttons>
    </>
  )
}
