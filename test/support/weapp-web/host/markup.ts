/** Makes a DOM element with a class, optional text and children: all the host itself ever draws. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  element.append(...content)
  return element
}

/** A button the host draws: plain DOM, so that a tap on it never reaches the mini-program. */
export function makeButton(className: string, label: string, press: () => void): HTMLButtonElement {
  const button = make('button', className, label)
  button.type = 'button'
  button.addEventListener('click', press)
  return button
}
