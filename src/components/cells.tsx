/** A white group of lines: facts (label and value) or ways onward. */
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Tone } from '../client/event-words'
import { Press } from './press'
import './cells.css'

export function Cells({ title, children }: PropsWithChildren<{ readonly title?: string }>) {
  return (
    <View className="cells-group">
      {title !== undefined && <View className="cells-title">{title}</View>}
      <View className="cells">{children}</View>
    </View>
  )
}

export interface FactProps {
  readonly label: string
  /** A text; or children instead, for a value that can be pressed. */
  readonly value?: string
  readonly tone?: Tone
  /** Long values get the whole width under their label. */
  readonly wide?: boolean
}

export function Fact({ label, value, tone = 'plain', wide = false, children }: PropsWithChildren<FactProps>) {
  return (
    <View className={wide ? 'fact fact-wide' : 'fact'}>
      <View className="fact-label">{label}</View>
      <View className={`fact-value fact-${tone}`}>{value ?? children}</View>
    </View>
  )
}

/** A line that is neither: a name in a list of names. */
export function Line({ text }: { readonly text: string }) {
  return <View className="line">{text}</View>
}

export interface WayProps {
  readonly label: string
  readonly detail?: string
  readonly onPress: () => void
}

export function Way({ label, detail, onPress }: WayProps) {
  return (
    <Press className="way" label={detail === undefined ? label : `${label}，${detail}`} onPress={onPress}>
      <View className="way-label">{label}</View>
      {detail !== undefined && <View className="way-detail">{detail}</View>}
      <View className="way-arrow" />
    </Press>
  )
}
