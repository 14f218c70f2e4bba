/** What `mirror:status` asks the service (docs/interfaces.md): the waiting events page by page, and one more try for them. */
import type { KeyPair } from '../keys'
import { PushFailure, postSigned } from './signed-post'

const STATUS_PATH = '/api/issuance/v1/mirror/status'
const REDRIVE_PATH = '/api/issuance/v1/mirror/redrive'

/** A person waits at the screen: a feed is more patient. */
const ATTEMPTS = 3

export interface Service {
  readonly url: string
  readonly key: KeyPair
}

export interface Finding {
  readonly rule: string
  readonly field: string
  readonly message: string
  readonly messageEn: string
  readonly severity: string
}

/** Files that wait for the seal, and those that will not come. */
export interface Backlog {
  readonly queued: string
  readonly failed: string
  readonly oldest?: string
}

export interface WaitingItem {
  readonly id: string
  readonly state: 'held' | 'rejected' | 'alert'
  readonly eventId?: string
  readonly type?: string
  readonly typeName?: { readonly zh: string; readonly en: string }
  /** Masked. */
  readonly number?: string
  readonly revision?: number
  readonly waitsFor?: number
  readonly findings: readonly Finding[]
  readonly since: string
  readonly expires: string
  readonly attempts?: number
}

export type Counts = Readonly<Record<'held' | 'rejected' | 'alert', string>>

interface StatusPage {
  readonly items: readonly WaitingItem[]
  readonly next?: string
  readonly counts?: Counts
  readonly files?: { readonly licences: Backlog; readonly copies: Backlog }
}

export interface Driven {
  readonly id: string
  readonly eventId?: string
  readonly outcome: string
  readonly findings: readonly Finding[]
}

interface DrivenPage {
  readonly results: readonly Driven[]
  readonly next?: string
}

/** The pages of a list, or of all of them, as they are asked for. */
export async function* statusPages(service: Service, state: string): AsyncGenerator<StatusPage> {
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await asked<StatusPage>(service, STATUS_PATH, { state, limit: 100, ...(cursor ? { cursor } : {}) })
    if (!Array.isArray(page?.items)) throw new PushFailure(`${STATUS_PATH}: the answer lists no items`)
    yield page
    cursor = page.next
  }
}

/** Drives one event, or everything that waits, again; a page of results at a time. */
export async function* redriven(service: Service, which: string): AsyncGenerator<readonly Driven[]> {
  if (which !== 'all') {
    yield (await drivenPage(service, { ids: [which] })).results
    return
  }
  // Rejected events first: one that is taken over now may be what a held one waits for.
  for (const state of ['rejected', 'held']) {
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await drivenPage(service, { state, ...(cursor ? { cursor } : {}) })
      yield page.results
      cursor = page.next
    }
  }
}

async function drivenPage(service: Service, request: object): Promise<DrivenPage> {
  const page = await asked<DrivenPage>(service, REDRIVE_PATH, request)
  if (!Array.isArray(page?.results)) throw new PushFailure(`${REDRIVE_PATH}: the answer lists no results`)
  return page
}

/** What the service answers is its interface; anything else shows when it is read. */
async function asked<T>({ url, key }: Service, path: string, request: object): Promise<T> {
  return (await postSigned(url, path, JSON.stringify(request), key, ATTEMPTS)) as T
}
