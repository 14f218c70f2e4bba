/** What WeChat's built-in components have in common here: properties with their types kept, events, accessible names. */

/** Events of built-in components do not bubble, WeChat's documentation says so for each of them. */
export abstract class HostElement extends HTMLElement {
  private readonly given = new Map<string, unknown>()

  /** The template engine hands a property over. DOM attributes would turn objects and booleans into text. */
  give(name: string, value: unknown): void {
    this.given.set(name, value)
    if (name === 'aria-role') mirror(this.spoken, 'role', value)
    else if (name.startsWith('aria-')) mirror(this.spoken, name, value)
    else if (name === 'disabled' || name === 'name' || name === 'type') mirror(this, name, value)
    this.changed(name, value)
  }

  /** Asked when a tap reached this element or something in it; says whether the tap was meant for it. */
  tapped(): boolean {
    return false
  }

  get disabled(): boolean {
    return this.flag('disabled')
  }

  text(name: string): string {
    const value = this.given.get(name)
    return value === undefined || value === null ? '' : String(value)
  }

  protected flag(name: string): boolean {
    const value = this.given.get(name)
    return value === true || value === 'true'
  }

  protected value(name: string): unknown {
    return this.given.get(name)
  }

  protected say(type: string, detail: unknown = {}): void {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }

  /** Who carries role and name: the element itself unless there is an inner control. */
  protected get spoken(): HTMLElement {
    return this
  }

  protected changed(_name: string, _value: unknown): void {}
}

function mirror(element: HTMLElement, name: string, value: unknown): void {
  const absent = value === undefined || value === null || value === '' || (value === false && !name.startsWith('aria-'))
  if (absent) element.removeAttribute(name)
  else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value))
}

/** Adds an open shadow tree: the component's own parts, which the mini-program's styles must not reach. */
export function shadowOf(host: HTMLElement, css: string, ...parts: readonly Node[]): ShadowRoot {
  const shadow = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = css
  shadow.append(style, ...parts)
  return shadow
}
