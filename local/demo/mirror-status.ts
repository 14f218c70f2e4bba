/**
 * `npm run mirror:status`: what waits for the province, as the province sees it. Exit code 0: nothing is open, 1: something needs the
 * province, 2: an option is unreadable or the service unreachable.
 */
import { join, resolve } from 'node:path'
import { row } from './columns'
import { provinceKeyIn, readArguments, runCommand } from './command'
import {
  type Backlog,
  type Counts,
  type Driven,
  type Finding,
  redriven,
  type Service,
  statusPages,
  type WaitingItem,
} from './mirror-desk'
import { PushFailure } from './signed-post'

const HELP = `npm run mirror:status -- [选项]    暂存、退回与告警的事件 / events that are held, were rejected, or became an alert
  --state STATE    只看 held（暂存）、rejected（退回）或 alert（告警）/ only one list
  --redrive ID     重新处理一个事件；all 为全部 / drive one event again, or all
  --json           每行一个 JSON / one JSON value a line
  --url URL        服务地址，默认 http://127.0.0.1:8787 / the service
  --keys DIR       密钥目录，默认 DATA_DIR/keys / directory with province-licensing.key
  --help           显示本说明 / this text
退出码 / exit code: 0 没有待办 nothing open · 1 有待办 something is open · 2 无法读取 unreadable or unreachable
`

const OPTIONS = {
  state: { type: 'string', default: 'all' },
  redrive: { type: 'string' },
  json: { type: 'boolean', default: false },
  url: { type: 'string', default: 'http://127.0.0.1:8787' },
  keys: { type: 'string' },
} as const

const STATES: readonly string[] = ['all', 'held', 'rejected', 'alert']
const STATE_NAMES = { held: '暂存 held', rejected: '退回 rejected', alert: '告警 alert' } as const
const HEADINGS = [
  '状态 state',
  '证照 licence',
  '编号 number',
  '修订 rev.',
  '自 since',
  '业务 type',
  '事件 id / 处理号 redrive id',
]
const WIDTHS = [13, 26, 20, 9, 16, 19]
const OUTCOMES: Readonly<Record<string, string>> = {
  accepted: '已受理 accepted',
  duplicate: '重复 duplicate',
  superseded: '已被取代 superseded',
  held: '暂存 held',
  rejected: '退回 rejected',
  settled: '已无待办 settled',
}

interface StatusOptions extends Service {
  readonly state: string
  readonly redrive?: string
  readonly json: boolean
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP.trimEnd())
    return 0
  }
  const options = parse(args, resolve(process.env.DATA_DIR || '.local'))
  return options.redrive === undefined ? showStatus(options) : showRedriven(options, options.redrive)
}

/** Throws a `PushFailure` that names the option. */
function parse(args: readonly string[], dataDir: string): StatusOptions {
  const { values } = readArguments({ args: [...args], options: OPTIONS })
  if (!STATES.includes(values.state)) throw new PushFailure('--state must be held, rejected or alert')
  const { state, json, redrive, keys = join(dataDir, 'keys') } = values
  const service = { url: values.url.replace(/\/$/, ''), key: provinceKeyIn(keys) }
  return { ...service, state, json, ...(redrive === undefined ? {} : { redrive }) }
}

/** Page by page: a province may have let a great many gather. */
async function showStatus({ state, json, ...service }: StatusOptions): Promise<number> {
  let shown = 0
  for await (const { items, counts, files } of statusPages(service, state)) {
    if (counts && !json) print(countLine(counts))
    if (files && !json) for (const line of fileLines(files)) print(line)
    if (items.length > 0 && shown === 0 && !json) print(row(HEADINGS, WIDTHS))
    for (const item of items) print(json ? JSON.stringify(item) : itemLines(item))
    shown += items.length
  }
  return shown > 0 ? 1 : 0
}

function countLine({ held, rejected, alert }: Counts): string {
  return `暂存 held ${held} · 退回 rejected ${rejected} · 告警 alert ${alert}`
}

/** Nothing while all is sealed. That files wait is no matter for the province: the exit code does not tell it. */
function fileLines({ licences, copies }: { readonly licences: Backlog; readonly copies: Backlog }): readonly string[] {
  return [...backlogLines('待签证照文件 licence files', licences), ...backlogLines('待签加注件 copies', copies)]
}

function backlogLines(name: string, { queued, failed, oldest }: Backlog): readonly string[] {
  if (queued === '0' && failed === '0') return []
  const since = oldest === undefined ? '' : `（自 since ${chinaTime(oldest)}）`
  return [`${name} ${queued}${since} · 未能制作 failed ${failed}`]
}

function itemLines(item: WaitingItem): string {
  const { state, typeName, number = '–', revision = '–', since, type = '–', eventId = '–' } = item
  const cells = [STATE_NAMES[state], typeName?.zh ?? '–', number, String(revision), chinaTime(since), type, eventId]
  const waits = item.waitsFor === undefined ? [] : [`等待修订号 ${item.waitsFor} / waits for revision ${item.waitsFor}`]
  const attempts = (item.attempts ?? 1) > 1 ? [`已退回 ${item.attempts} 次 / rejected ${item.attempts} times`] : []
  const more = [...waits, ...attempts, ...item.findings.map(findingLine), item.id]
  return [row(cells, WIDTHS), ...more.map((line) => `    ${line}`)].join('\n')
}

function findingLine({ rule, field, message, messageEn }: Finding): string {
  return `${rule} ${field}：${message} / ${messageEn}`
}

async function showRedriven({ json, ...service }: StatusOptions, which: string): Promise<number> {
  let driven = 0
  let open = 0
  for await (const results of redriven(service, which)) {
    for (const result of results) print(json ? JSON.stringify(result) : drivenLines(result))
    driven += results.length
    open += results.filter(isOpen).length
    if (which === 'all' && process.stderr.isTTY) process.stderr.write(`\r已处理 driven ${driven}`)
  }
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}已处理 driven ${driven} · 仍待办 still open ${open}\n`)
  return open > 0 ? 1 : 0
}

function drivenLines({ id, eventId = '–', outcome, findings }: Driven): string {
  const lines = findings.map((finding) => `    ${findingLine(finding)}`)
  return [row([OUTCOMES[outcome] ?? outcome, eventId, id], [20, 36]), ...lines].join('\n')
}

function isOpen({ outcome }: Driven): boolean {
  return outcome === 'held' || outcome === 'rejected'
}

/** `2026-11-23 08:00`, as clocks in China show it. */
function chinaTime(instant: string): string {
  const china = new Date(Date.parse(instant) + 8 * 3600_000)
  return china.toISOString().slice(0, 16).replace('T', ' ')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

runCommand(main)
