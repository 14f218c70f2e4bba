/**
 * `npm run feed -- FILE.ndjson`: signs and pushes events as the provincial licensing system does. Exit code 0: nothing was
 * rejected, 1: some events were, 2: the file is unreadable or the service unreachable.
 */
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readPair } from '../keys'
import { PushFailure, type PushTotals, pushFile } from './push'

const HELP = `npm run feed -- FILE.ndjson [选项]    签名并推送省级发证系统事件，每行一个事件，可续传
  --url URL      服务地址，默认 http://127.0.0.1:8787 / where to push
  --keys DIR     密钥目录，默认 DATA_DIR/keys / directory with province-licensing.key
  --batch N      每次请求的事件数 1–100，默认 100 / events a request
  --restart      从头推送 / ignore what was acknowledged before
  --help         显示本说明 / this text
`
const MAX_SHOWN_FINDINGS = 50

interface FeedOptions {
  readonly file: string
  readonly url: string
  readonly keys: string
  readonly batch: number
  readonly restart: boolean
  readonly progressFile: string
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  const options = parse(args, resolve(process.env.DATA_DIR || '.local'))
  const totals = await pushFile({ ...options, key: keyIn(options.keys), onProgress: progressLine(options.file) })
  process.stdout.write(summary(totals))
  return totals.outcomes.rejected ? 1 : 0
}

/** Throws a `PushFailure` that names the option. */
function parse(args: readonly string[], dataDir: string): FeedOptions {
  const { values, positionals } = readArguments(args)
  const [file, ...more] = positionals
  const batch = Number(values.batch)
  if (file === undefined || more.length > 0) throw new PushFailure('name one file; see --help')
  if (!Number.isInteger(batch) || batch < 1 || batch > 100) throw new PushFailure('--batch must be 1 to 100')
  const { url, restart, keys = join(dataDir, 'keys') } = values
  return { file, url: url.replace(/\/$/, ''), keys, batch, restart, progressFile: join(dataDir, 'feed-progress.json') }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8787' },
        keys: { type: 'string' },
        batch: { type: 'string', default: '100' },
        restart: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new PushFailure(error instanceof Error ? error.message : String(error))
  }
}

function keyIn(directory: string) {
  try {
    return readPair(directory, 'province-licensing')
  } catch {
    throw new PushFailure(`no province-licensing.key in ${directory}: start the local cloud once, or name --keys`)
  }
}

/** One line that keeps changing on a terminal; elsewhere a line every few seconds. */
function progressLine(file: string): (totals: PushTotals) => void {
  let shown = 0
  return ({ done, events }) => {
    const text = `${basename(file)} ${(done * 100).toFixed(1)} %  ${events}`
    if (process.stderr.isTTY) process.stderr.write(`\r${text}${done === 1 ? '\n' : ''}`)
    else if (Date.now() - shown > 3000 || done === 1) {
      process.stderr.write(`${text}\n`)
      shown = Date.now()
    }
  }
}

function summary({ events, outcomes, findings }: PushTotals): string {
  const counts = Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${count}`)
  const shown = findings
    .slice(0, MAX_SHOWN_FINDINGS)
    .map(({ eventId, rule, field }) => `  ${eventId}  ${rule}  ${field}`)
  const rest = findings.length > shown.length ? [`  … ${findings.length - shown.length} more`] : []
  const hint = events === 0 ? ['nothing left to push; --restart pushes the file again'] : []
  return `${[`events ${events}  ${counts.join('  ')}`.trim(), ...hint, ...shown, ...rest].join('\n')}\n`
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const known = error instanceof PushFailure
    process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = known ? 2 : 1
  },
)
