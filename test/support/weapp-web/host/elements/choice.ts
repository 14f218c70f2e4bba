import { HostElement } from './element'
import { FieldElement } from './form'

/** What `checkbox`, `radio` and `switch` share: being on or off, and saying so aloud. */
abstract class ToggleElement extends FieldElement {
  protected abstract readonly role_: string
  private on = false

  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', this.role_)
    this.show()
  }

  get checked(): boolean {
    return this.on
  }

  set checked(on: boolean) {
    this.on = on
    this.show()
  }

  get fieldValue(): unknown {
    return this.on
  }

  reset(): void {
    this.checked = false
  }

  protected override changed(name: string): void {
    if (name === 'checked') this.checked = this.flag('checked')
  }

  private show(): void {
    if (this.isConnected) this.setAttribute('aria-checked', String(this.on))
  }
}

export class SwitchElement extends ToggleElement {
  protected readonly role_ = 'switch'

  override tapped(): boolean {
    if (this.disabled) return true
    this.checked = !this.checked
    this.say('change', { value: this.checked })
    return true
  }
}

export class CheckboxElement extends ToggleElement {
  protected readonly role_ = 'checkbox'

  override tapped(): boolean {
    if (this.disabled) return true
    this.checked = !this.checked
    const group = this.closest('wx-checkbox-group')
    if (group instanceof CheckboxGroupElement) group.tell()
    return true
  }
}

export class RadioElement extends ToggleElement {
  protected readonly role_ = 'radio'

  override tapped(): boolean {
    if (this.disabled || this.checked) return true
    const group = this.closest('wx-radio-group')
    if (group instanceof RadioGroupElement) group.choose(this)
    else this.checked = true
    return true
  }
}

export class CheckboxGroupElement extends FieldElement {
  get fieldValue(): string[] {
    return this.boxes()
      .filter((box) => box.checked)
      .map((box) => box.text('value'))
  }

  reset(): void {
    for (const box of this.boxes()) box.reset()
  }

  tell(): void {
    this.say('change', { value: this.fieldValue })
  }

  private boxes(): CheckboxElement[] {
    return [...this.querySelectorAll('wx-checkbox')].filter((element) => element instanceof CheckboxElement)
  }
}

export class RadioGroupElement extends FieldElement {
  get fieldValue(): string {
    return (
      this.options()
        .find((option) => option.checked)
        ?.text('value') ?? ''
    )
  }

  reset(): void {
    for (const option of this.options()) option.reset()
  }

  choose(chosen: RadioElement): void {
    for (const option of this.options()) option.checked = option === chosen
    this.say('change', { value: this.fieldValue })
  }

  private options(): RadioElement[] {
    return [...this.querySelectorAll('wx-radio')].filter((element) => element instanceof RadioElement)
  }
}

/** `label`: a tap on it is a tap on the control it holds, or on the one its `for` names. */
export class LabelElement extends HostElement {
  override tapped(): boolean {
    const control = this.querySelector('wx-checkbox, wx-radio, wx-switch, wx-button, wx-input, wx-textarea')
    return control instanceof HostElement && control.tapped()
  }
}
