/**
 * Whatever can be pressed. It says its role and name to screen readers on both targets (WeChat spells the role `aria-role`)
 * and, in the browser, takes the keyboard.
 */
import { type ITouchEvent, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './press.css'

export interface PressProps {
  readonly className: string
  /** What a screen reader says. */
  readonly label: string
  readonly onPress: () => void
  readonly role?: 'button' | 'link' | 'switch' | 'checkbox' | 'radio'
  readonly checked?: boolean
  readonly disabled?: boolean
}

export function Press({
  className,
  label,
  onPress,
  role = 'button',
  checked,
  disabled,
  children,
}: PropsWithChildren<PressProps>) {
  const press = (event: ITouchEvent) => {
    event.stopPropagation()
    if (!disabled) onPress()
  }
  const states = {
    ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
    ...(disabled ? { 'aria-disabled': 'true' } : {}),
  }
  return (
    <View
      className={disabled ? `${className} press-off` : className}
      hoverClass="press-down"
      aria-label={label}
      onClick={press}
      {...states}
      {...(process.env.TARO_ENV === 'h5' ? inBrowser(role, onPress, disabled) : { 'aria-role': role })}
    >
      {children}
    </View>
  )
}

function inBrowser(role: string, onPress: () => void, disabled: boolean | undefined): Record<string, unknown> {
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    onPress()
  }
  return { role, tabIndex: 0, onKeyDown }
}
