/** What a page complains of while a test runs, and which addresses it touched. */
import type { ConsoleMessage, Page, Request } from 'playwright-core'

export interface Watch {
  readonly addresses: readonly string[]
  /** Complaints nobody expected. */
  readonly complaints: () => readonly string[]
  readonly expect: (pattern: RegExp) => void
}

export function watchComplaints(page: Page): Watch {
  const heard: string[] = []
  const addresses: string[] = []
  const expected: RegExp[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()} (${placeOf(message)})`)
  })
  page.on('pageerror', (fault) => heard.push(`uncaught: ${fault.stack ?? fault.message}`))
  page.on('request', (request) => addresses.push(request.url()))
  page.on('requestfailed', (request) => {
    if (!isGivenUp(request)) heard.push(`request: ${request.failure()?.errorText ?? 'failed'} ${request.url()}`)
  })
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  return {
    addresses,
    complaints: () => heard.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
    expect: (pattern) => expected.push(pattern),
  }
}

/** A page that is left or closed gives its running requests up; that is not a failure. */
function isGivenUp(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED'
}

function placeOf(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location()
  return url === '' ? 'no address' : `${url}:${lineNumber}`
}
