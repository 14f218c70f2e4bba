/** What licence copies cost: time to make and to check one beside the libraries others use, size, memory, and the start of `sealing`. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { openTypefaces } from '../cloudfunctions/server/adapters/typefaces'
import { verifyFile } from '../cloudfunctions/server/documents/verify-file/verify-file'
import { buildStale } from '../config/build'
import { bundle } from '../config/functions'
import { TRUST } from '../test/support/sealed-copy'
import { byPdfKit, byPdfLib } from './documents-contenders'
import { copyMaker } from './documents-copies'
import { type Bounds, print } from './figure'

const ROUNDS = 60
const WARM_UP = 10
const STARTS = 7
/** Two folders deep, where the demo's files are found from. */
const THOUSAND = '.cache/bench/documents-thousand.js'
const BUNDLE = 'dist/cloudfunctions/sealing/index.js'
/** What a function of this size is given. */
const MEMORY_MB = 256

type Samples = ReadonlyMap<string, readonly number[]>

export async function measureDocuments(): Promise<void> {
  await buildStale(['functions'], console.error)
  await measureMaking()
  measureColdStart()
  await measureThousand()
}

async function measureMaking(): Promise<void> {
  const maker = copyMaker()
  const [ofd, pdf] = [maker.ofd(), await maker.pdf()]
  for (const file of [ofd, pdf]) {
    if (verifyFile(file, TRUST).outcome !== 'valid') throw new Error('a copy that is not valid: its time says nothing')
  }
  const samples = await alternate({
    'sealed OFD copy': maker.ofd,
    'signed PDF copy': maker.pdf,
    'pdfkit, whole font, unsigned': () => byPdfKit(maker.document()),
    'pdf-lib, whole font, unsigned': () => byPdfLib(maker.document()),
    'check of an OFD copy': () => verifyFile(ofd, TRUST),
    'check of a PDF copy': () => verifyFile(pdf, TRUST),
  })
  tell('copies from licence to file, and their check, in turn', 'ms', samples)
  tell('of these: sealed OFD copy', 'ms', only(samples, 'sealed OFD copy'), { atMost: 12 })
  tell('of these: signed PDF copy', 'ms', only(samples, 'signed PDF copy'), { atMost: 20 })
  tell('of these: check', 'ms', only(samples, 'check of an OFD copy', 'check of a PDF copy'), { atMost: 8 })
  const sizes = new Map([
    ['OFD', [ofd.length / 1024]],
    ['PDF', [pdf.length / 1024]],
  ])
  tell('size of a copy', 'KB', sizes, { atMost: 120 })
}

/** Each contender once a round, after a few rounds that do not count. Milliseconds. */
async function alternate(contenders: Readonly<Record<string, () => unknown>>): Promise<Samples> {
  const samples = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]))
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const started = performance.now()
      await run()
      if (round >= 0) samples.get(name)?.push(performance.now() - started)
    }
  }
  return samples
}

/** From the start of Node until the bundle is loaded; and the fonts, which are opened with the first file. */
function measureColdStart(): void {
  const script = `require('./${BUNDLE}'); process.stdout.write(String(performance.now())); process.exit()`
  const environment = {
    DATA_KEYS: JSON.stringify({ current: 'k', keys: { k: '0'.repeat(96) } }),
    INDEX_KEY: '0'.repeat(64),
    SEAL_KEY: '1'.repeat(64),
    SEAL_FILE: 'seal',
    PUBLIC_HOST: 'https://example.com',
  }
  const starts = Array.from({ length: STARTS }, () => Number(run(['-e', script], environment)))
  const fonts = starts.map(() => {
    const started = performance.now()
    openTypefaces('dist/fonts')
    return performance.now() - started
  })
  const whole = starts.map((start, at) => start + (fonts[at] ?? 0))
  const parts = new Map([
    ['node, bundle and fonts', whole],
    ['of it the fonts', fonts],
  ])
  tell('cold start of sealing', 'ms', parts, { atMost: 700 })
}

async function measureThousand(): Promise<void> {
  mkdirSync('.cache/bench', { recursive: true })
  await bundle('bench/documents-thousand.ts', THOUSAND)
  // Printed by the script itself.
  const { before, after, most } = JSON.parse(run(['--expose-gc', THOUSAND])) as Record<Measured, number>
  const kept = new Map([
    ['after', [after]],
    ['before', [before]],
  ])
  tell('in use, 1,000 OFD and 1,000 PDF copies in a row', 'MB', kept, { atMost: Math.ceil(before * KEPT_AT_MOST) })
  tell('resident at most', 'MB', new Map([['over all of them', [most]]]), { atMost: MEMORY_MB })
}

type Measured = 'before' | 'after' | 'most'

/** More than this of what was in use before is growth. */
const KEPT_AT_MOST = 1.02

function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

function tell(name: string, unit: string, samples: Samples, bounds: Bounds = {}): void {
  const [values] = samples.values()
  print({ name, unit, rounds: values?.length ?? 0, ...bounds }, samples)
}

function only(samples: Samples, ...names: readonly string[]): Samples {
  return new Map([...samples].filter(([name]) => names.includes(name)))
}
