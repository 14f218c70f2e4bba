/**
 * The built mini-program inside WeChat's own simulator: the wxml is compiled by WeChat's compiler and rendered by its
 * component system, the JavaScript is the one a phone would load. There is no layout: logic and tree only.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { componentTester, loadPage, type PageInstance, type Rendered, simulator } from './simulator'

const DIST = join(__dirname, '../../dist/weapp')

/** React commits and the cloud's answers arrive later than the tap: the page has settled when it stays the same for this long. */
const QUIET_MS = 200
const LOOK_EVERY_MS = 20
const PATIENCE_MS = 5000

export interface CloudCall {
  readonly name: string
  readonly data: { readonly route: string; readonly request: Readonly<Record<string, unknown>> }
}

/** What the cloud would answer, by `function.route`. `undefined` is no answer at all. */
export type Answers = Record<string, (request: Readonly<Record<string, unknown>>) => unknown>

export interface MiniProgram {
  readonly calls: readonly CloudCall[]
  /** Where the app asked WeChat to go, oldest first. */
  readonly moves: readonly string[]
  /** Replaces answers; the rest stays. */
  answer(answers: Answers): void
  open(route: string, query?: Record<string, string>): Promise<OpenPage>
  /** What the phone's scanner reads next. */
  scanned(text: string): void
  /** The file that is there next, whether it is downloaded or picked from a chat. */
  filed(file: PhoneFile): void
  /** What was opened, sent or copied, oldest first. */
  readonly handed: readonly string[]
  /** What the app has written and not removed again, by path. */
  readonly written: ReadonlyMap<string, string>
  /** What WeChat’s question about notices is answered with, by template; undefined: WeChat does not ask, as when its settings say no. */
  subscribes(answers: Subscribed | undefined): void
  /** The templates that WeChat was asked to ask for, oldest question first. */
  readonly questions: readonly (readonly string[])[]
  /** WeChat says that there is a network again. */
  networkBack(): void
}

/** As WeChat answers: by the id of the template. */
export type Subscribed = Readonly<Record<string, 'accept' | 'reject' | 'ban' | 'filter'>>

export interface PhoneFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface OpenPage {
  text(): string
  /** What the elements with this class say to a screen reader. */
  spoken(selector: string): readonly string[]
  has(selector: string): boolean
  tap(selector: string, index?: number): Promise<void>
  type(selector: string, text: string, index?: number): Promise<void>
  hide(): void
  show(): Promise<void>
  reachEnd(): Promise<void>
  close(): void
}

type Answer = { readonly result: unknown }

/** Starts the app. Once in a test file: the app is a module and modules are loaded once. */
export function launch(first: Answers): MiniProgram {
  const calls: CloudCall[] = []
  const moves: string[] = []
  const answers: Answers = { ...first }
  const handed: string[] = []
  const written = new Map<string, string>()
  const questions: (readonly string[])[] = []
  let subscribed: Subscribed | undefined
  let scan = ''
  let file: PhoneFile | undefined
  speakAttributes()
  const listeners = new Set<NetworkListener>()
  const subscribes = () => subscribed
  standIn({
    calls,
    moves,
    handed,
    written,
    answers,
    listeners,
    questions,
    subscribes,
    scan: () => scan,
    file: () => file,
  })
  const pages = startApp()
  return {
    calls,
    moves,
    answer: (more) => Object.assign(answers, more),
    scanned: (text) => {
      scan = text
    },
    filed: (next) => {
      file = next
    },
    handed,
    written,
    questions,
    subscribes: (next) => {
      subscribed = next
    },
    networkBack: () => {
      for (const hear of listeners) hear({ isConnected: true })
    },
    open: (route, query = {}) => openPage(pages, route, query),
  }
}

type NetworkListener = (change: { readonly isConnected: boolean }) => void

interface RandomOptions {
  readonly length: number
  readonly success?: (done: { readonly randomValues: ArrayBufferLike }) => void
}

interface ClipboardOptions {
  readonly data: string
  readonly success?: (done: object) => void
}

interface Phone {
  readonly listeners: Set<NetworkListener>
  readonly calls: CloudCall[]
  readonly moves: string[]
  readonly answers: Answers
  readonly questions: (readonly string[])[]
  readonly subscribes: () => Subscribed | undefined
  readonly scan: () => string
  readonly handed: string[]
  readonly written: Map<string, string>
  readonly file: () => PhoneFile | undefined
}

/** The parts of WeChat's API that the simulator lacks or that a test wants to see. Set before the app loads: Taro wraps them then. */
function standIn(phone: Phone): void {
  const move = (kind: string) => (options: { url?: string; success?: (done: object) => void }) => {
    phone.moves.push(`${kind} ${options.url ?? ''}`.trim())
    options.success?.({})
  }
  const done = (options: { success?: (done: object) => void }) => options.success?.({})
  Object.assign(globalThis.wx, {
    cloud: { init: () => {}, callFunction: (call: CloudCall) => replyTo(call, phone) },
    navigateTo: move('navigateTo'),
    redirectTo: move('redirectTo'),
    switchTab: move('switchTab'),
    navigateBack: move('navigateBack'),
    scanCode: (options: { success?: (read: object) => void }) => options.success?.({ result: phone.scan() }),
    requestSubscribeMessage: question(phone),
    setNavigationBarTitle: done,
    setTabBarItem: done,
    setScreenBrightness: done,
    setKeepScreenOn: done,
    setVisualEffectOnCapture: done,
    getScreenBrightness: (options: { success?: (read: object) => void }) => options.success?.({ value: 0.4 }),
    createSelectorQuery: noCanvas,
    pageScrollTo: done,
    onNetworkStatusChange: (hear: NetworkListener) => void phone.listeners.add(hear),
    offNetworkStatusChange: (hear: NetworkListener) => void phone.listeners.delete(hear),
    getRandomValues: ({ length, success }: RandomOptions) =>
      success?.({ randomValues: Uint8Array.from(randomBytes(length)).buffer }),
    setClipboardData: ({ data, success }: ClipboardOptions) => {
      phone.handed.push(`copy ${data}`)
      success?.({})
    },
    ...files(phone),
    ...storage(),
  })
}

interface QuestionOptions {
  readonly tmplIds: readonly string[]
  readonly success?: (said: object) => void
  readonly fail?: (failure: { readonly errCode: number; readonly errMsg: string }) => void
}

/** 20004: the person has switched notices off as a whole, and is not asked. */
function question({ questions, subscribes }: Phone) {
  return ({ tmplIds, success, fail }: QuestionOptions) => {
    questions.push(tmplIds)
    const said = subscribes()
    if (said) success?.({ errMsg: 'requestSubscribeMessage:ok', ...said })
    else fail?.({ errCode: 20004, errMsg: 'requestSubscribeMessage:fail 20004' })
  }
}

interface FileOptions {
  readonly fileName?: string
  readonly fileType?: string
  readonly url?: string
  readonly data?: ArrayBuffer
  readonly success?: (result: object) => void
  readonly fail?: (failure: { readonly errMsg: string }) => void
}

/** One file at a time: the one the test has put there. What the app writes has a place of its own. */
function files({ calls, answers, handed, written, file }: Phone): object {
  const hand = (kind: string) => (options: FileOptions) => {
    handed.push(`${kind} ${options.fileName ?? options.fileType ?? ''}`)
    options.success?.({})
  }
  return {
    request: ({ url, data, success, fail }: FileOptions) => {
      const route = `http ${new URL(url ?? '').pathname}`
      calls.push({ name: 'http', data: { route, request: { bytes: [...new Uint8Array(data ?? new ArrayBuffer(0))] } } })
      const answer = answers[route]?.({})
      if (answer === undefined) fail?.({ errMsg: 'request:fail' })
      else success?.({ statusCode: 200, data: answer })
      return { abort: () => {} }
    },
    downloadFile: ({ success }: FileOptions) => success?.({ statusCode: 200, tempFilePath: 'wxfile://tmp' }),
    chooseMessageFile: ({ success, fail }: FileOptions) => {
      const { name, bytes } = file() ?? {}
      if (bytes) success?.({ tempFiles: [{ name, path: 'wxfile://tmp', size: bytes.length }] })
      else fail?.({ errMsg: 'chooseMessageFile:fail cancel' })
    },
    openDocument: hand('open'),
    shareFileMessage: hand('send'),
    getSystemInfoSync: () => ({ platform: 'android', pixelRatio: 2 }),
    getFileSystemManager: () => ({
      readFile: ({ success }: FileOptions) => success?.({ data: Uint8Array.from(file()?.bytes ?? []).buffer }),
      mkdirSync: () => {},
      writeFileSync: (path: string, text: string) => void written.set(path, text),
      rmdirSync: () => written.clear(),
    }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }
}

/** There is no layout, so no canvas is found: the code is drawn in the browser's tests. */
function noCanvas(): object {
  const query = { select: () => ({ fields: () => query, boundingClientRect: () => query }), exec: () => query }
  return query
}

function storage(): object {
  const kept = new Map<string, unknown>()
  return {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
    removeStorageSync: (key: string) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  }
}

async function replyTo(call: CloudCall, { calls, answers }: Phone): Promise<Answer> {
  calls.push(call)
  const answer = answers[`${call.name}.${call.data.route}`]?.(call.data.request)
  if (answer === undefined) throw new Error('cloud.callFunction:fail network')
  return { result: answer }
}

/** WeChat's built-in tags are bare slots in the simulator; these keep the attributes that a screen reader or a form needs. */
function speakAttributes(): void {
  const spoken = { ariaRole: String, ariaLabel: String, ariaChecked: String, ariaDisabled: String, ariaLive: String }
  for (const id of ['view', 'image', 'canvas']) {
    componentTester.register({ id, tagName: `wx-${id}`, template: '<slot/>', properties: { ...spoken } })
  }
  componentTester.register({
    id: 'input',
    tagName: 'wx-input',
    template: '<slot/>',
    properties: { ...spoken, value: String },
  })
}

interface AppInstance {
  onLaunch?(options: object): void
}

interface Pages {
  readonly open: PageInstance[]
  readonly ids: Map<string, string>
}

function startApp(): Pages {
  const pages: Pages = { open: [], ids: new Map() }
  let app: AppInstance | undefined
  const keep = (instance: AppInstance) => {
    app = instance
  }
  Object.assign(globalThis, {
    App: keep,
    getApp: () => app,
    getCurrentPages: () => [...pages.open],
    Page: pageAsComponent,
  })
  require(join(DIST, 'app.js'))
  app?.onLaunch?.({ path: '', query: {}, scene: 1001 })
  return pages
}

/** The simulator renders components; a page is one whose methods are its lifecycle. */
function pageAsComponent({ data, ...rest }: Record<string, unknown>): void {
  const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'))
  globalThis.Component({ data, methods })
}

async function openPage(pages: Pages, route: string, query: Record<string, string>): Promise<OpenPage> {
  // Loading the same path twice gives a dead component: the simulator's module cache is not the one jest clears.
  const id = pages.ids.get(route) ?? loadPage(join(DIST, route), DIST)
  pages.ids.set(route, id)
  const page = simulator.render(id, {})
  const host = document.body.appendChild(document.createElement('div'))
  page.attach(host)
  const { instance } = page
  Object.assign(instance, { route, __route__: route, options: query })
  pages.open.push(instance)
  instance.onLoad(query)
  instance.onShow?.()
  instance.onReady?.()
  await settled(host)
  return controls(page, host, () => {
    instance.onUnload?.()
    pages.open.splice(pages.open.indexOf(instance), 1)
    page.detach()
    host.remove()
  })
}

async function settled(host: HTMLElement): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  let before = ''
  for (let quiet = 0; quiet < QUIET_MS && Date.now() < deadline; quiet += LOOK_EVERY_MS) {
    if (host.innerHTML !== before) quiet = 0
    before = host.innerHTML
    await simulator.sleep(LOOK_EVERY_MS)
  }
}

function controls(page: Rendered, host: HTMLElement, close: () => void): OpenPage {
  const find = (selector: string, index: number) => {
    const found = page.querySelectorAll(selector)[index]
    if (!found) throw new Error(`no ${selector} on the page: ${host.textContent}`)
    return found
  }
  const send = async (act: () => void) => {
    act()
    await settled(host)
  }
  return {
    text: () => host.textContent ?? '',
    spoken: (selector) => page.querySelectorAll(selector).map((element) => String(element.data.ariaLabel ?? '')),
    has: (selector) => page.querySelector(selector) !== undefined,
    tap: (selector, index = 0) => send(() => find(selector, index).dispatchEvent('tap')),
    type: (selector, text, index = 0) =>
      send(() => find(selector, index).dispatchEvent('input', { detail: { value: text } })),
    hide: () => page.instance.onHide?.(),
    show: () => send(() => page.instance.onShow?.()),
    reachEnd: () => send(() => page.instance.onReachBottom?.()),
    close,
  }
}
