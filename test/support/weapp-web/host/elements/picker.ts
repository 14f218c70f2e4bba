import { sheet } from '../sheet'
import { FieldElement } from './form'

interface Labelled {
  readonly [key: string]: unknown
}

/** `picker`, modes selector, date and time: a sheet from below. The other modes say that they are missing. */
export class PickerElement extends FieldElement {
  get fieldValue(): unknown {
    return this.value('value')
  }

  reset(): void {}

  override tapped(): boolean {
    if (!this.disabled) this.open(this.text('mode') || 'selector')
    return true
  }

  private open(mode: string): void {
    if (mode === 'selector') void sheet(this.options()).then((index) => this.answer(index))
    else if (mode === 'date' || mode === 'time') this.askDate(mode)
    else console.error(`weapp-web: picker mode "${mode}" is not provided`)
  }

  private options(): string[] {
    const range = this.value('range')
    const key = this.text('range-key')
    if (!Array.isArray(range)) return []
    return range.map((item: Labelled | string) => String(typeof item === 'object' && key !== '' ? item[key] : item))
  }

  private answer(index: number | undefined): void {
    if (index === undefined) this.say('cancel')
    else this.say('change', { value: String(index) })
  }

  private askDate(kind: 'date' | 'time'): void {
    const field = document.createElement('input')
    field.type = kind
    field.setAttribute('aria-label', kind)
    field.value = this.text('value')
    void sheet(['确定'], field).then((index) =>
      index === undefined ? this.say('cancel') : this.say('change', { value: field.value }),
    )
  }
}
