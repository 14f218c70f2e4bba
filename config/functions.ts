/**
 * Bundles every cloud function with esbuild into `dist/cloudfunctions/<name>`, everything inside, so that what runs on the
 * local cloud is byte for byte what is deployed. A folder of `cloudfunctions/` with a `config.json` is one function.
 * Not minified: `--keep-names` wrappers cost more at cold start than the smaller file saves (measured, docs/operations.md).
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { DATABASE } from '../cloudfunctions/server/records'

const SOURCE = 'cloudfunctions'

/** Oldest runtime that CloudBase offers and we accept. */
const TARGET = 'node18'

/** What a function's `config.json` may name in `"assets"`: the folder that is copied beside its bundle under that name. */
const ASSETS: Readonly<Record<string, string>> = { fonts: 'dist/fonts' }

/** The functions' names, in alphabetical order. */
function functionNames(source: string): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(source, entry.name, 'config.json')))
    .map((entry) => entry.name)
    .sort()
}

/** Bundles all functions of `source` into `output` and writes the database declaration beside them. The assets they name are there already. */
export async function buildFunctions(output: string, source = SOURCE): Promise<void> {
  rmSync(output, { recursive: true, force: true })
  await Promise.all(functionNames(source).map((name) => buildFunction(join(source, name), name, join(output, name))))
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

async function buildFunction(source: string, name: string, output: string): Promise<void> {
  mkdirSync(output, { recursive: true })
  await bundle(join(source, 'index.ts'), join(output, 'index.js'))
  copyFileSync(join(source, 'config.json'), join(output, 'config.json'))
  writeFileSync(join(output, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' })}\n`)
  for (const asset of assetsOf(join(source, 'config.json'))) copyAsset(asset, output)
}

function assetsOf(config: string): readonly string[] {
  // Our own file, beside the function's source.
  const { assets = [] } = JSON.parse(readFileSync(config, 'utf8')) as { readonly assets?: readonly string[] }
  return assets
}

function copyAsset(asset: string, output: string): void {
  const folder = ASSETS[asset]
  if (folder === undefined) throw new Error(`${output}: no asset is called ${asset}`)
  cpSync(folder, join(output, asset), { recursive: true })
}
