/** A field of a form in its white card: its name, how much fits, what is wrong with it and how it is meant. */
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './field.css'

export interface FieldProps {
  readonly label: string
  readonly problem?: string | undefined
  readonly hint?: string
  /** `12/200`; marked when it is over. */
  readonly counter?: { readonly text: string; readonly over: boolean }
}

export function Field({ label, problem, hint, counter, children }: PropsWithChildren<FieldProps>) {
  return (
    <View className={problem === undefined ? 'form-field' : 'form-field form-wrong'}>
      <View className="form-head">
        <View className="form-label">{label}</View>
        {counter && (
          <View className={counter.over ? 'form-counter form-over' : 'form-counter'} aria-live="polite">
            {counter.text}
          </View>
        )}
      </View>
      {children}
      {problem !== undefined && (
        <View className="form-problem" aria-live="assertive">
          {problem}
        </View>
      )}
      {hint !== undefined && <View className="form-hint">{hint}</View>}
    </View>
  )
}
