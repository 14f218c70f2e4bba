/** `"assets"` in a function's config.json: what it needs at run time lies beside its bundle, wherever that is deployed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stop } from 'esbuild'
import { buildFunctions } from '../../config/functions'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => stop())

/** A function that tells which font draws a rare character, by the fonts beside its bundle. */
async function build(config: object): Promise<string> {
  const source = join(folder, 'source')
  mkdirSync(join(source, 'writer'), { recursive: true })
  writeFileSync(join(source, 'writer', 'config.json'), JSON.stringify(config))
  const adapter = resolve('cloudfunctions/server/adapters/typefaces')
  writeFileSync(
    join(source, 'writer', 'index.ts'),
    `import { FONTS_BESIDE_BUNDLE, openTypefaces } from ${JSON.stringify(adapter)}
     process.stdout.write(openTypefaces(FONTS_BESIDE_BUNDLE).faceOf('𠮷') ?? 'none')`,
  )
  await buildFunctions(join(folder, 'built'), source)
  return join(folder, 'built', 'writer')
}

it('are copied beside the bundle, which finds them from any working directory', async () => {
  const built = await build({ timeout: 20, assets: ['fonts'] })
  const { stdout } = spawnSync(process.execPath, [join(built, 'index.js')], { cwd: tmpdir(), encoding: 'utf8' })
  expect(stdout).toMatch(/^HanaMinB-Extension-B-/)
})

it('are left out of a function that names none', async () => {
  expect(existsSync(join(await build({ timeout: 20 }), 'fonts'))).toBe(false)
})

it('stop the build when no such asset is known', async () => {
  await expect(build({ assets: ['pictures'] })).rejects.toThrow('pictures')
})
