/**
 * 离线核验 on a phone: one code judged from the scanned text to the verdict, both signatures included, with JIT and without (as iOS runs a
 * mini-program); beside it libraries and openssl doing no more than the signatures; and what the check adds to the client's bundle.
 */
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { bundle } from '../config/functions'
import { discard, temporaryDirectory } from './cloud'
import { type Bounds, print } from './figure'
import type { Act } from './offline-check-phone'

const ROUNDS = 5
/** Of a process, in a round; without JIT fewer of what takes a second. */
const COUNT = 20
const SLOW_COUNT = 1
const OPENSSL = 'openssl speed sm2: one verification'

type Samples = Map<string, number[]>
type Phone = typeof import('./offline-check-phone')

/** What is measured of whom, by the name that is printed. */
const ACTS: Readonly<Record<string, Act>> = {
  'judgeProof: code to verdict': 'judge',
  'sm-crypto: the two signatures alone': 'smCrypto',
  'sm-crypto-v2: the two signatures alone': 'smCryptoV2',
  'makeProof: a code made, with its signature': 'make',
  'table of a key': 'tables',
}
const CHECK = 'judgeProof: code to verdict'

export async function measureOfflineCheck(): Promise<void> {
  const directory = temporaryDirectory()
  try {
    const phone = join(resolve(directory), 'phone.js')
    await bundle('bench/offline-check-phone.ts', phone)
    const { samplesOf } = require(phone) as Phone
    const withJit: Samples = new Map()
    const without: Samples = new Map()
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, act] of Object.entries(ACTS)) {
        add(withJit, name, samplesOf(act, act === 'smCrypto' ? SLOW_COUNT : COUNT))
        add(without, name, withoutJit(phone, act))
      }
      add(withJit, OPENSSL, [opensslVerification()])
    }
    tell('offline check, with JIT', only(withJit, CHECK), { atMost: 2000 })
    tell('offline check, node --jitless', only(without, CHECK), { atMost: 10_000 })
    tell('the same and others in turn, with JIT', withJit)
    tell('the same and others in turn, node --jitless', without)
  } finally {
    discard(directory)
  }
  await measureGrowth()
}

/** Minified and compressed, with everything they need that the client had before. */
async function measureGrowth(): Promise<void> {
  const contents = [
    "export { judgeProof } from './src/core/presentation/proof-verdict'",
    "export { readTrustList } from './src/core/presentation/trust-list'",
    "export { readStatusList, applyStatusChanges, statusFrom } from './src/core/presentation/read-status-list'",
    "export { unzlibSync } from 'fflate'",
  ].join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  const bytes = outputFiles[0]?.contents ?? new Uint8Array()
  const size = { unit: 'KB', rounds: 1 }
  const compressed = ['gzip', [gzipSync(bytes, { level: 9 }).length / 1024]] as const
  print({ ...size, name: 'client code of the offline check', atMost: 30 }, new Map([compressed]))
  print({ ...size, name: 'the same' }, new Map([compressed, ['minified', [bytes.length / 1024]]]))
}

function withoutJit(phone: string, act: Act): number[] {
  const count = act === 'smCrypto' ? SLOW_COUNT : COUNT
  const told = execFileSync(process.execPath, ['--jitless', phone, act, String(count)], {
    encoding: 'utf8',
    // It warns that it runs no WebAssembly either.
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return JSON.parse(told) as number[]
}

/** Microseconds. Its machine-readable line ends with signatures and verifications a second. */
function opensslVerification(): number {
  const told = execFileSync('openssl', ['speed', '-mr', '-seconds', '1', 'sm2'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const rate = /^\+F.*:([\d.]+)$/m.exec(told)?.[1]
  if (rate === undefined) throw new Error(`openssl speed says ${told}`)
  return 1_000_000 / Number(rate)
}

function add(samples: Samples, name: string, values: readonly number[]): void {
  samples.set(name, [...(samples.get(name) ?? []), ...values])
}

function only(samples: Samples, name: string): Samples {
  return new Map([[name, samples.get(name) ?? []]])
}

function tell(name: string, samples: Samples, bounds: Bounds = {}): void {
  print({ name, unit: 'µs', rounds: ROUNDS, ...bounds }, samples)
}
