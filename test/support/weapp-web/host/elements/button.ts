import { HostElement } from './element'
import { FormElement } from './form'

/** `button`: submits or resets the form it stands in; `open-type`s need WeChat itself and do nothing here. */
export class ButtonElement extends HostElement {
  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'button')
  }

  override tapped(): boolean {
    const form = this.closest('wx-form')
    if (form instanceof FormElement && !this.disabled) form.answer(this.text('form-type'))
    return true
  }

  protected override changed(name: string): void {
    if (name === 'disabled') this.setAttribute('aria-disabled', String(this.disabled))
    if (name === 'plain' || name === 'loading') this.toggleAttribute(name, this.flag(name))
    if (name === 'size') this.setAttribute('size', this.text(name))
  }
}
