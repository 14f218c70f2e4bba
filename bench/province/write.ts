/** `npm run province -- LICENCES [SEED] > FILE.ndjson`: an invented province's events, one a line, as `npm run feed` takes them. */
import { createWriteStream } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Province, provinceEvents } from './province'

/** Writes the events to `file`; resolves to their number. Constant memory. */
export async function writeProvince(file: string, province: Province): Promise<number> {
  return write(createWriteStream(file), province)
}

async function write(target: Writable, province: Province): Promise<number> {
  let events = 0
  function* lines() {
    for (const event of provinceEvents(province)) {
      events += 1
      yield `${JSON.stringify(event)}\n`
    }
  }
  await pipeline(Readable.from(lines()), target)
  return events
}

if (require.main === module) {
  const [licences, seed = '1'] = process.argv.slice(2)
  if (!/^\d+$/.test(licences ?? '') || !/^\d{1,2}$/.test(seed)) {
    process.stderr.write('npm run province -- LICENCES [SEED 0 to 99] > FILE.ndjson\n')
    process.exitCode = 2
  } else void write(process.stdout, { licences: Number(licences), seed: Number(seed) })
}
