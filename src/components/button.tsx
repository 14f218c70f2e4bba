/** A button across the page: `main` for the one thing to do here, `soft` for the others, `plain` for the way out. */
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Press } from './press'
import './button.css'

export interface ButtonProps {
  readonly label: string
  readonly onPress: () => void
  readonly look?: 'main' | 'soft' | 'plain' | 'danger'
  readonly busy?: boolean
  readonly disabled?: boolean
}

export function Button({ label, onPress, look = 'main', busy = false, disabled = false }: ButtonProps) {
  return (
    <Press className={`button button-${look}`} label={label} onPress={onPress} disabled={busy || disabled}>
      {busy && <View className="button-turning" />}
      {label}
    </Press>
  )
}

/** Buttons beside each other; under each other for elders and where there is no room. */
export function Buttons({ children }: PropsWithChildren) {
  return <View className="buttons">{children}</View>
}
