/** 文字码: the way that needs no camera. */

import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { landedCode } from '../../client/landing'
import { Button } from '../../components/button'
import { useOfficerTexts } from '../use-officer-texts'

/** As the contract: longer codes are refused. */
const MAX_LENGTH = 2000

export function PasteForm({ onPaste }: { readonly onPaste: (code: string) => void }) {
  const { scan: words } = useOfficerTexts()
  const [text, setText] = useState(landedCode() ?? '')
  const code = text.trim()
  const paste = () => {
    setText('')
    onPaste(code)
  }
  return (
    <View className="field">
      <View className="field-label">{words.paste}</View>
      <Input
        className="field-input"
        value={text}
        maxlength={MAX_LENGTH}
        placeholder={words.pastePlaceholder}
        placeholderClass="field-placeholder"
        aria-label={words.paste}
        onInput={({ detail }) => setText(detail.value)}
      />
      <View className="field-act">
        <Button look="soft" label={words.verifyPasted} disabled={code === ''} onPress={paste} />
      </View>
    </View>
  )
}
