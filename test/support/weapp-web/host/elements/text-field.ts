import { shadowOf } from './element'
import { FieldElement } from './form'

const CSS = `input, textarea { display: block; box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 0; border: 0;
  outline: none; background: none; color: inherit; font: inherit; text-align: inherit; resize: none; line-height: inherit }
  input::placeholder, textarea::placeholder { color: gray }`

/** Unless told otherwise WeChat cuts at 140 characters; -1 lifts the limit. */
const DEFAULT_LENGTH = 140

/** What `input` and `textarea` share: a controlled value, and WeChat's names for what happens to it. */
abstract class TextFieldElement<C extends HTMLInputElement | HTMLTextAreaElement> extends FieldElement {
  protected readonly control: C

  constructor(control: C) {
    super()
    this.control = control
    control.maxLength = DEFAULT_LENGTH
    shadowOf(this, CSS, control)
    this.listen()
  }

  get fieldValue(): string {
    return this.control.value
  }

  reset(): void {
    this.control.value = ''
  }

  override tapped(): boolean {
    this.control.focus()
    return true
  }

  protected override get spoken(): HTMLElement {
    return this.control
  }

  protected override changed(name: string, value: unknown): void {
    if (name === 'value') this.accept(this.text('value'))
    if (name === 'placeholder') this.control.placeholder = this.text('placeholder')
    if (name === 'disabled') this.control.disabled = this.disabled
    if (name === 'maxlength') this.limit(Number(value))
    if (name === 'focus' && this.flag('focus')) queueMicrotask(() => this.control.focus())
  }

  private accept(value: string): void {
    if (this.control.value !== value) this.control.value = value
  }

  private limit(length: number): void {
    if (length < 0) this.control.removeAttribute('maxlength')
    else this.control.maxLength = Number.isFinite(length) ? length : DEFAULT_LENGTH
  }

  private listen(): void {
    const { control } = this
    control.addEventListener('input', (event) => {
      event.stopPropagation()
      this.say('input', { value: control.value, cursor: control.selectionStart ?? control.value.length })
    })
    control.addEventListener('change', (event) => event.stopPropagation())
    control.addEventListener('focus', () => this.say('focus', { value: control.value, height: 0 }))
    control.addEventListener('blur', () => this.say('blur', { value: control.value }))
    control.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter' && control instanceof HTMLInputElement)
        this.say('confirm', { value: control.value })
    })
  }
}

const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

export class InputElement extends TextFieldElement<HTMLInputElement> {
  constructor() {
    super(document.createElement('input'))
  }

  protected override changed(name: string, value: unknown): void {
    super.changed(name, value)
    if (name === 'type') this.control.inputMode = KEYBOARDS[this.text('type')] ?? 'text'
    if (name === 'password') this.control.type = this.flag('password') ? 'password' : 'text'
  }
}

export class TextareaElement extends TextFieldElement<HTMLTextAreaElement> {
  constructor() {
    super(document.createElement('textarea'))
  }

  protected override changed(name: string, value: unknown): void {
    super.changed(name, value)
    if (name === 'auto-height')
      this.control.style.setProperty('field-sizing', this.flag('auto-height') ? 'content' : '')
  }
}
