/** Run on its own, bundled as functions are: 1,000 copies in each format in a row. Prints resident memory in MB before, after and at most, as JSON. */
import { copyMaker } from './documents-copies'

const COPIES = 1000
/** The first copies fill caches and make room once. */
const WARM_UP = 30

async function thousand(): Promise<void> {
  const maker = copyMaker()
  await make(maker, WARM_UP)
  const before = resident()
  await make(maker, COPIES)
  const most = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ before, after: resident(), most }))
}

async function make({ ofd, pdf }: ReturnType<typeof copyMaker>, copies: number): Promise<void> {
  for (let copy = 0; copy < copies; copy++) {
    ofd()
    await pdf()
  }
}

function resident(): number {
  return process.memoryUsage().rss / 1024 / 1024
}

void thousand()
