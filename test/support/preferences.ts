/** A phone on which someone chose large letters or another language before. */
import type { ActorPhone } from './stage'

export interface Preferred {
  readonly elder: boolean
  readonly language: string
}

/** Sets the choice and opens the page anew. The browser build and the mini-program's host keep it each in their own way. */
export async function prefer(phone: ActorPhone, { elder, language }: Preferred): Promise<void> {
  const kept = JSON.stringify({ elder, language })
  await phone.page.evaluate((value) => {
    localStorage.setItem('weapp:preferences', JSON.stringify(value))
    localStorage.setItem('preferences', JSON.stringify({ data: value }))
  }, kept)
  await phone.page.reload()
}
