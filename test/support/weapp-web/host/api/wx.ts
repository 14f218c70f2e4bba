/** The `wx` object. A function that is not provided says its name in the console instead of failing somewhere else. */
import type { Frame } from '../frame'
import type { Pages } from '../pages'
import { cloudApi } from './cloud'
import { deviceApi } from './device'
import { eventsApi } from './events'
import { type ChatFile, filesApi } from './files'
import { dialogsApi, frameApi, routesApi } from './routes'
import { createSelectorQuery } from './selector-query'
import { storageApi } from './storage'

declare global {
  interface Window {
    /** Set by the test before the page loads: who this phone is. */
    __openid?: string
    /** What the scanner will read next. */
    __scan?: string[]
    __clipboard?: string
    /** What the person will pick from a chat next. */
    __chatFiles?: ChatFile[]
    /** What the mini-program did to the phone. */
    __wxCalls?: { readonly name: string; readonly options: object }[]
  }
}

/** webpack keeps its chunks on `wx` and looks there before it has put them. */
const MAY_BE_MISSING: ReadonlySet<string> = new Set(['webpackJsonp', 'then', 'toJSON'])

export function createWx(pages: Pages, frame: Frame): object {
  const provided = {
    ...routesApi(pages),
    ...frameApi(pages, frame),
    ...dialogsApi(),
    ...storageApi(),
    ...deviceApi(),
    ...eventsApi(),
    ...filesApi(),
    createSelectorQuery: () => createSelectorQuery(pages),
    cloud: cloudApi(),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }
  return new Proxy(provided, {
    get(target, name, receiver) {
      const missing = typeof name === 'string' && !(name in target) && !MAY_BE_MISSING.has(name)
      return missing ? notProvided(name) : Reflect.get(target, name, receiver)
    },
  })
}

function notProvided(name: string): () => void {
  return () => console.error(`weapp-web: wx.${name} is not provided`)
}
