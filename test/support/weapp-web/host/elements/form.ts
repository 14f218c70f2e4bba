import { HostElement } from './element'

/** A component whose value a form collects under its `name`. */
export abstract class FieldElement extends HostElement {
  abstract get fieldValue(): unknown
  abstract reset(): void
}

/** `form`: on submit, the values of all named fields in it. */
export class FormElement extends HostElement {
  answer(formType: string): void {
    if (formType === 'submit') this.say('submit', { value: this.values() })
    if (formType === 'reset') this.reset()
  }

  private values(): Record<string, unknown> {
    return Object.fromEntries(this.fields().map((field) => [field.text('name'), field.fieldValue]))
  }

  private reset(): void {
    for (const field of this.fields()) field.reset()
    this.say('reset')
  }

  private fields(): FieldElement[] {
    const all = [...this.querySelectorAll('*')]
    return all.filter((element) => element instanceof FieldElement).filter((field) => field.text('name') !== '')
  }
}
