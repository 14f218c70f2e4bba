/** `npm run verify-code`: the verdict on an offline code, as an officer's phone gives it. Exit code 0: valid, 1: invalid, 3: stale, 4: undetermined. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { judgeProof, type ProofVerdict } from '../src/core/presentation/proof-verdict'
import { readScanned } from '../src/core/presentation/read-scanned'
import { statusFrom } from '../src/core/presentation/read-status-list'
import { type Instant, instantOf, parseInstant } from '../src/core/time'
import { trustFor } from './code-trust'
import { codeVerdictText } from './code-verdict-text'
import { CommandFailure } from './failure'

const HELP = `npm run verify-code -- 'RTC1:…' [选项]    核验离线二维码 / check an offline code
  -             从标准输入读取二维码文字 / read the code from standard input
  --at INSTANT  以该时刻核验，如 2026-11-24T12:00:00+08:00，默认现在 / check as of this moment, default now
  --trust DIR   trust-list-root.json、trust-list.jwt 与 status-*.jwt 所在目录，默认 DATA_DIR/keys/trust
                directory of the roots, the trust list and status lists
  --lists URL   从运行中的云端获取最新列表，如 http://127.0.0.1:8787/api/public/v1
                fetch the newest lists from a running cloud
  --json        以 JSON 输出 / one JSON value
  --help        显示本说明 / this text
退出码 / exit code: 0 有效 valid · 1 无效 invalid · 3 已陈旧 stale · 4 无法核验 undetermined · 2 用法错误 wrong usage`

const OPTIONS = {
  at: { type: 'string' },
  trust: { type: 'string' },
  lists: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const EXIT_CODES: { readonly [V in ProofVerdict['verdict']]: number } = {
  valid: 0,
  invalid: 1,
  stale: 3,
  undetermined: 4,
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = read(args)
  if (values.help) {
    print(HELP)
    return 0
  }
  const [given, another] = positionals
  if (given === undefined || another !== undefined) {
    throw new CommandFailure(`请给出一个二维码，用单引号括起 / name one code, in single quotes\n\n${HELP}`)
  }
  const text = given === '-' ? readFileSync(0, 'utf8') : given
  const offline = readScanned(text, { ownHost: '', trust: undefined })
  const code = offline.kind === 'offlineCode' ? offline.text : text.trim()
  const { trust, list, missing } = await trustFor(code, directoryOf(values.trust), values.lists)
  // No host is our own here; whose an address is, the trust list says.
  const scanned = readScanned(text, { ownHost: '', trust })
  const verdict = judgeProof(code, {
    now: instantIn(values.at),
    trust,
    statusOf: (issuer, reference) =>
      list?.issuer === issuer && list.list === reference.list ? statusFrom(list, reference.index) : undefined,
    scannedBefore: () => undefined,
  })
  print(
    values.json ? JSON.stringify({ ...verdict, missing }, undefined, 2) : codeVerdictText(verdict, scanned, missing),
  )
  return EXIT_CODES[verdict.verdict]
}

/** npm runs commands in the package's folder and tells where the person stood. */
function directoryOf(named: string | undefined): string {
  if (named !== undefined) return resolve(process.env.INIT_CWD ?? '', named)
  return join(resolve(process.env.DATA_DIR || '.local'), 'keys', 'trust')
}

function instantIn(text: string | undefined): Instant {
  if (text === undefined) return instantOf(Date.now())
  const instant = parseInstant(text)
  if (instant.ok) return instant.value
  throw new CommandFailure(`时刻须带时区 / an instant with its offset is needed: ${text}\n\n${HELP}`)
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    // Neither a verdict nor a crash may look like the other.
    process.stderr.write(`${error instanceof CommandFailure ? error.message : ((error as Error).stack ?? error)}\n`)
    process.exitCode = 2
  },
)
