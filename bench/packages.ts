/** Bytes of the weapp packages: WeChat allows 2 MB each; the main package decides how soon the first page shows. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildStale } from '../config/build'
import { take } from './figure'

const WEAPP = 'dist/weapp'

interface AppConfig {
  readonly subPackages?: readonly { readonly root: string }[]
  readonly subpackages?: readonly { readonly root: string }[]
}

export async function measurePackages(): Promise<void> {
  await buildStale(['weapp'], console.error)
  const config = JSON.parse(readFileSync(join(WEAPP, 'app.json'), 'utf8')) as AppConfig
  const roots = (config.subPackages ?? config.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const subPackages = roots.map((root) => ({ name: `sub-package ${root}`, bytes: bytesUnder(join(WEAPP, root)) }))
  const main = bytesUnder(WEAPP) - subPackages.reduce((sum, { bytes }) => sum + bytes, 0)
  const contenders = [{ name: 'main package', bytes: main }, ...subPackages].map(({ name, bytes }) => ({
    name,
    run: async () => bytes / 1024,
  }))
  await take({ name: 'weapp packages', unit: 'KB', atMost: 450, rounds: 1, contenders })
}

function bytesUnder(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
