/**
 * `npm run feed -- FILE.ndjson`: signs and pushes events as the provincial licensing system does. Exit code 0: nothing was
 * rejected, 1: some events were, 2: the file is unreadable or the service unreachable.
 */
import { basename, join, resolve } from 'node:path'
import { provinceKeyIn, readArguments, runCommand } from './command'
import { type PushTotals, pushFile } from './push'
import { PushFailure } from './signed-post'

const HELP = `npm run feed -- FILE.ndjson [选项]    签名并推送省级发证系统事件，每行一个事件，可续传
  --url URL      服务地址，默认 http://127.0.0.1:8787 / where to push
  --keys DIR     密钥目录，默认 DATA_DIR/keys / directory with province-licensing.key
  --batch N      每次请求的事件数 1–100，默认 100 / events a request
  --senders N    同时在途的请求数 1–16，默认 4 / requests on their way at once
  --restart      从头推送 / ignore what was acknowledged before
  --help         显示本说明 / this text
`

const OPTIONS = {
  url: { type: 'string', default: 'http://127.0.0.1:8787' },
  keys: { type: 'string' },
  batch: { type: 'string', default: '100' },
  senders: { type: 'string', default: '4' },
  restart: { type: 'boolean', default: false },
} as const

interface FeedOptions {
  readonly file: string
  readonly url: string
  readonly keys: string
  readonly batch: number
  readonly senders: number
  readonly restart: boolean
  readonly progressFile: string
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  const options = parse(args, resolve(process.env.DATA_DIR || '.local'))
  const totals = await pushFile({
    ...options,
    key: provinceKeyIn(options.keys),
    onProgress: progressLine(options.file),
  })
  process.stdout.write(summary(totals))
  return totals.outcomes.rejected ? 1 : 0
}

/** Throws a `PushFailure` that names the option. */
function parse(args: readonly string[], dataDir: string): FeedOptions {
  const { values, positionals } = readArguments({ args: [...args], allowPositionals: true, options: OPTIONS })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new PushFailure('name one file; see --help')
  const { restart, keys = join(dataDir, 'keys') } = values
  return {
    ...{ file, keys, restart },
    url: values.url.replace(/\/$/, ''),
    batch: numberIn('--batch', values.batch, 100),
    senders: numberIn('--senders', values.senders, 16),
    progressFile: join(dataDir, 'feed-progress.json'),
  }
}

function numberIn(option: string, text: string, most: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new PushFailure(`${option} must be 1 to ${most}`)
}

/** One line that keeps changing on a terminal; elsewhere a line every few seconds. */
function progressLine(file: string): (totals: PushTotals) => void {
  const started = Date.now()
  let shown = 0
  return ({ done, events }) => {
    const rate = Math.round((events * 1000) / Math.max(Date.now() - started, 1))
    const text = `${basename(file)} ${(done * 100).toFixed(1)} %  ${events}  ${rate}/s`
    if (process.stderr.isTTY) process.stderr.write(`\r${text}${done === 1 ? '\n' : ''}`)
    else if (Date.now() - shown > 3000 || done === 1) {
      process.stderr.write(`${text}\n`)
      shown = Date.now()
    }
  }
}

function summary({ events, outcomes, findings, found }: PushTotals): string {
  const counts = Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${count}`)
  const shown = findings.map(({ eventId, rule, field }) => `  ${eventId}  ${rule}  ${field}`)
  const rest = found > shown.length ? [`  … ${found - shown.length} more`] : []
  const hint = events === 0 ? ['nothing left to push; --restart pushes the file again'] : []
  return `${[`events ${events}  ${counts.join('  ')}`.trim(), ...hint, ...shown, ...rest].join('\n')}\n`
}

runCommand(main)
