/** `npm run verify-file`: the strict check of a licence file or copy. Exit code 0: valid, 1: not valid, 2: unreadable. */
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { FileVerdict } from '../cloudfunctions/server/documents/verify-file/verdict'
import { verifyFile } from '../cloudfunctions/server/documents/verify-file/verify-file'
import { LIMITS } from '../cloudfunctions/server/documents/verify-file/zip-directory'
import { instantOf } from '../src/core/time'
import { CommandFailure } from './failure'
import { trustIn } from './trust'
import { verdictText } from './verdict-text'

const HELP = `npm run verify-file -- 文件 FILE.ofd|FILE.pdf [选项]    查验电子证照文件或加注件 / check a licence file or copy
  --trust DIR   受信任的证书（*.pem *.cer *.crt）、吊销列表（*.crl）与登记（registered.txt）所在目录，默认 DATA_DIR/keys/trust
                directory of trusted certificates, revocation lists and registered digests
  --json        以 JSON 输出 / one JSON value
  --help        显示本说明 / this text
退出码 / exit code: 0 有效 valid · 1 无效 not valid · 2 无法查验 unreadable`

const OPTIONS = {
  trust: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const EXIT_CODES: { readonly [O in FileVerdict['outcome']]: number } = { valid: 0, notValid: 1, unreadable: 2 }

function main(args: readonly string[]): number {
  const { values, positionals } = read(args)
  if (values.help) {
    print(HELP)
    return 0
  }
  const [file, another] = positionals
  if (file === undefined || another !== undefined) throw new CommandFailure(`请给出一个文件 / name one file\n\n${HELP}`)
  const directory = values.trust
    ? given(values.trust)
    : join(resolve(process.env.DATA_DIR || '.local'), 'keys', 'trust')
  const now = instantOf(Date.now())
  const verdict = verifyFile(bytesOf(given(file)), trustIn(directory, now))
  print(values.json ? JSON.stringify(verdict, undefined, 2) : verdictText(file, verdict, now))
  return EXIT_CODES[verdict.outcome]
}

/** npm runs commands in the package's folder and tells where the person stood. */
function given(path: string): string {
  return resolve(process.env.INIT_CWD ?? '', path)
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
  }
}

function bytesOf(file: string): Uint8Array {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new CommandFailure(`没有这个文件 / no such file: ${file}`)
  if (size > LIMITS.file) throw new CommandFailure(`文件超过 20 MB / larger than 20 MB: ${file}`)
  try {
    return readFileSync(file)
  } catch {
    throw new CommandFailure(`无法读取 / cannot be read: ${file}`)
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  // Neither a verdict nor a crash may look like the other: 2 is "could not be checked", whatever the reason.
  process.stderr.write(`${error instanceof CommandFailure ? error.message : ((error as Error).stack ?? error)}\n`)
  process.exitCode = 2
}
