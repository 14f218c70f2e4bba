/** Data directories with many licences, filled through the feed as a province would, and kept for the next run of the same build. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildStale } from '../config/build'
import { startCloud, startFeed, succeeded } from './cloud'
import { writeProvince } from './province/write'

const SHELF = join('.cache', 'bench')
/** The largest store; a smaller one shows sooner whether the bench itself works. */
export const MOST_LICENCES = Number(process.env.BENCH_LICENCES ?? 100_000)
/** Of the licences in the stores; what is pushed in addition has other seeds. */
export const STORE_SEED = 1

/** The data directory with `licences` licences; fills it when there is none of this build. */
export async function storeOf(licences: number): Promise<string> {
  const directory = placeOf(licences)
  if (existsSync(markOf(directory)) && readFileSync(markOf(directory), 'utf8') === (await build())) return directory
  await prepared(licences)
  await fill(directory, licences)
  await keep(directory)
  return directory
}

/** An empty place for a store, with the file to feed it from. */
export async function prepared(licences: number): Promise<{ readonly directory: string; readonly file: string }> {
  const directory = placeOf(licences)
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const file = join(directory, 'province.ndjson')
  await writeProvince(file, { licences, seed: STORE_SEED })
  return { directory, file }
}

/** Marks the store as whole. */
export async function keep(directory: string): Promise<void> {
  writeFileSync(markOf(directory), await build())
}

async function fill(directory: string, licences: number): Promise<void> {
  console.error(`filling a store of ${licences} licences`)
  const cloud = await startCloud(directory, { args: ['--no-demo'] })
  await succeeded(startFeed(directory, join(directory, 'province.ndjson'), ['--url', cloud.url]))
  await cloud.stop()
}

function placeOf(licences: number): string {
  return join(SHELF, `licences-${licences}`)
}

function markOf(directory: string): string {
  return join(directory, 'filled')
}

/** What the functions were built from: another build may store otherwise. */
async function build(): Promise<string> {
  await buildStale(['functions'], console.error)
  return readFileSync(join('dist', 'functions.stamp'), 'utf8')
}
