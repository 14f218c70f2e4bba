/**
 * Bundles every cloud function with esbuild into `dist/cloudfunctions/<name>`, everything inside, so that what runs on the
 * local cloud is byte for byte what is deployed. A folder of `cloudfunctions/` with a `config.json` is one function.
 * Not minified: `--keep-names` wrappers cost more at cold start than the smaller file saves (measured, docs/operations.md).
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { DATABASE } from '../cloudfunctions/server/records'

const SOURCE = 'cloudfunctions'

/** Oldest runtime that CloudBase offers and we accept. */
const TARGET = 'node18'

/** The deployed functions' names, in alphabetical order. */
function functionNames(): string[] {
  return readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(SOURCE, entry.name, 'config.json')))
    .map((entry) => entry.name)
    .sort()
}

/** Bundles all functions into `output` and writes the database declaration beside them. */
export async function buildFunctions(output: string): Promise<void> {
  rmSync(output, { recursive: true, force: true })
  await Promise.all(functionNames().map((name) => buildFunction(name, join(output, name))))
  writeFileSync(join(output, 'database.json'), `${JSON.stringify(DATABASE, undefined, 2)}\n`)
}

/** Bundles `entry` into the one file `output`, as every function is. */
export async function bundle(entry: string, output: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: TARGET,
    // Libraries in ESM form ask where they stand; within a bundle they stand where it does.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href" },
    logLevel: 'warning',
  })
}

async function buildFunction(name: string, output: string): Promise<void> {
  mkdirSync(output, { recursive: true })
  await bundle(join(SOURCE, name, 'index.ts'), join(output, 'index.js'))
  copyFileSync(join(SOURCE, name, 'config.json'), join(output, 'config.json'))
  writeFileSync(join(output, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' })}\n`)
}
