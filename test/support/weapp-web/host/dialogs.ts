/** What WeChat draws above the pages: toast, loading, modal. One toast at a time, as on the phone. */
import { make, makeButton } from './markup'

const TOAST_MS = 1500

export interface ToastOptions {
  readonly title?: string
  readonly duration?: number
  readonly mask?: boolean
}

export interface ModalOptions {
  readonly title?: string
  readonly content?: string
  readonly showCancel?: boolean
  readonly cancelText?: string
  readonly confirmText?: string
  readonly editable?: boolean
  readonly placeholderText?: string
}

export interface ModalAnswer {
  readonly confirm: boolean
  readonly cancel: boolean
  readonly content?: string
}

export function showToast({ title = '', duration = TOAST_MS }: ToastOptions): void {
  const toast = notice('host-toast', title)
  setTimeout(() => toast.remove(), duration)
}

export function showLoading({ title = '' }: ToastOptions): void {
  notice('host-loading', title)
}

export function hideNotices(): void {
  for (const shown of document.querySelectorAll('.host-toast, .host-loading')) shown.remove()
}

function notice(className: string, title: string): HTMLElement {
  hideNotices()
  const element = make('div', className, title)
  element.setAttribute('role', 'status')
  document.body.append(element)
  return element
}

export function showModal(options: ModalOptions): Promise<ModalAnswer> {
  return new Promise((resolve) => {
    const mask = make('div', 'host-mask')
    const field = options.editable ? editor(options) : undefined
    const close = (confirm: boolean) => {
      mask.remove()
      resolve({ confirm, cancel: !confirm, ...(field ? { content: field.value } : {}) })
    }
    mask.append(modalBody(options, field, close))
    document.body.append(mask)
  })
}

function modalBody(
  options: ModalOptions,
  field: HTMLElement | undefined,
  close: (confirm: boolean) => void,
): HTMLElement {
  const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = options
  const confirm = makeButton('host-modal-confirm', confirmText, () => close(true))
  const buttons = showCancel ? [makeButton('host-modal-cancel', cancelText, () => close(false)), confirm] : [confirm]
  const heading = make('div', 'host-modal-title', title)
  const body = make('div', 'host-modal', heading, field ?? make('div', 'host-modal-content', content))
  body.append(make('div', 'host-modal-buttons', ...buttons))
  body.setAttribute('role', 'dialog')
  body.setAttribute('aria-label', title || content)
  return body
}

function editor({ content = '', placeholderText = '' }: ModalOptions): HTMLInputElement {
  const field = make('input', 'host-modal-field')
  field.value = content
  field.placeholder = placeholderText
  return field
}
