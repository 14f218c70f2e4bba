/**
 * Run on its own, bundled as functions are, with `--expose-gc`: 1,000 copies in each format in a row. Prints as JSON, in MB, what was in use after
 * collecting, before and after (this is what grows if anything is kept), and what was resident at most.
 */
import { copyMaker } from './documents-copies'

const COPIES = 1000
/** The first copies fill caches and make room once. */
const WARM_UP = 30

async function thousand(): Promise<void> {
  const maker = copyMaker()
  await make(maker, WARM_UP)
  const before = inUse()
  await make(maker, COPIES)
  const most = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ before, after: inUse(), most }))
}

async function make({ ofd, pdf }: ReturnType<typeof copyMaker>, copies: number): Promise<void> {
  for (let copy = 0; copy < copies; copy++) {
    ofd()
    await pdf()
  }
}

/** Heap and buffers, the WASM module's memory among them. */
function inUse(): number {
  if (!globalThis.gc) throw new Error('run me with --expose-gc')
  // Twice: what the first run finalises is freed by the second.
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024 / 1024
}

void thousand()
