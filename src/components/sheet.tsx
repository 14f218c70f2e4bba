/** Asks once more before something is undone. */
import { View } from '@tarojs/components'
import { useTexts } from '../hooks/use-preferences'
import { Button } from './button'
import { Press } from './press'
import './sheet.css'

export interface SheetProps {
  readonly title: string
  readonly body: string
  readonly confirm: string
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

export function Sheet({ title, body, confirm, busy = false, onConfirm, onCancel }: SheetProps) {
  const texts = useTexts()
  return (
    <View className="sheet" {...{ 'aria-role': 'dialog', role: 'dialog', 'aria-label': title }}>
      <Press className="sheet-shade" label={texts.cancel} onPress={onCancel} />
      <View className="sheet-paper">
        <View className="sheet-title">{title}</View>
        <View className="sheet-body">{body}</View>
        <View className="sheet-buttons">
          <Button look="danger" label={confirm} busy={busy} onPress={onConfirm} />
          <Button look="soft" label={texts.cancel} onPress={onCancel} />
        </View>
      </View>
    </View>
  )
}
