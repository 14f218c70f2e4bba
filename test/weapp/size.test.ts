/** What a phone must load before the first page, and what must never be in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const DIST = join(__dirname, '../../dist/weapp')
const MAIN_PACKAGE_LIMIT = 450 * 1024
const SUB_PACKAGES = [
  'officer',
  'copies',
  'record',
  'sharing',
  'inbox',
  'relying-party',
  'pages/licence',
  'pages/fleet',
  'pages/privacy',
]

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

it('keeps the main package within 450 KB, uncompressed', () => {
  const main = filesIn(DIST).filter((file) => !SUB_PACKAGES.some((root) => file.startsWith(join(DIST, root, '/'))))
  const bytes = main.reduce((sum, file) => sum + statSync(file).size, 0)
  expect(bytes).toBeLessThan(MAIN_PACKAGE_LIMIT)
})

it('leaves the browser’s QR decoder out', () => {
  const scripts = filesIn(DIST).filter((file) => file.endsWith('.js'))
  expect(scripts.filter((file) => readFileSync(file, 'utf8').includes('inversionAttempts'))).toEqual([])
})

it('declares aria attributes in the templates', () => {
  const templates = readFileSync(join(DIST, 'base.wxml'), 'utf8')
  for (const attribute of ['aria-role', 'aria-label', 'aria-checked']) expect(templates).toContain(attribute)
})
