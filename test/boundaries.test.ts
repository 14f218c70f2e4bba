/** ARCHITECTURE.md, "Who may import whom": the table, held. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const CRUISER = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const FOLDERS = ['src', 'cloudfunctions', 'local']

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
}

/** One import that breaks each rule: proof that the rule bites. */
const BREACHES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'core-is-pure': ['src/core/licence/bad.ts', 'valibot'],
  'contract-knows-core': ['src/contract/bad.ts', 'sm-crypto-v2'],
  'use-cases-know-ports': ['cloudfunctions/server/bad.ts', './adapters/bad'],
  'documents-stand-alone': ['cloudfunctions/server/documents/bad.ts', '../mirroring/bad'],
  'checking-shares-nothing-with-making': ['cloudfunctions/server/documents/verify-file/bad.ts', '../making'],
  'adapters-know-ports': ['cloudfunctions/server/adapters/bad.ts', '../mirroring/bad'],
  'functions-only-wire': ['cloudfunctions/holder/bad.ts', '../server/mirroring/bad'],
  'phone-never-reaches-the-cloud': ['src/pages/bad.ts', '../../cloudfunctions/server/mirroring/bad'],
  'phone-takes-types-from-schemas': ['src/client/bad.ts', 'valibot'],
  'phone-points-inward': ['src/client/worse.ts', '../pages/bad'],
  'hooks-know-no-pages': ['src/hooks/bad.ts', '../pages/bad'],
  'components-know-no-pages': ['src/components/bad.ts', '../pages/bad'],
  'local-cloud-runs-what-is-deployed': ['local/bad.ts', '../src/client/bad'],
  'no-circles': ['src/core/first.ts', './second'],
}

function violationsIn(directory: string): readonly Violation[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS],
    { cwd: directory, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  if (!stdout.startsWith('{')) throw new Error(stderr)
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
}

function house(directory: string): string {
  for (const [from, to] of Object.values(BREACHES)) {
    mkdirSync(join(directory, dirname(from)), { recursive: true })
    writeFileSync(join(directory, from), `import { thing } from '${to}'\nexport const other = thing\n`)
  }
  mkdirSync(join(directory, 'cloudfunctions/server/mirroring'), { recursive: true })
  writeFileSync(join(directory, 'cloudfunctions/server/mirroring/bad.ts'), 'export const thing = 1\n')
  writeFileSync(join(directory, 'cloudfunctions/server/documents/making.ts'), 'export const thing = 1\n')
  writeFileSync(join(directory, 'src/core/second.ts'), "import { other } from './first'\nexport const thing = other\n")
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(file, join(directory, file))
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'))
  return directory
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('who may import whom', () => {
  it('no import in the house breaks a rule', () => {
    const found = violationsIn(process.cwd()).map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)
    expect(found).toEqual([])
  })

  describe('each rule catches an import that breaks it', () => {
    const directory = mkdtempSync(join(tmpdir(), 'house-'))
    let broken: readonly Violation[] = []
    beforeAll(() => {
      broken = violationsIn(house(directory))
    })
    afterAll(() => rmSync(directory, { recursive: true }))

    it.each(Object.keys(BREACHES))('%s', (rule) => {
      expect(broken.map((violation) => violation.rule.name)).toContain(rule)
    })
  })
})

describe('the core knows no clock, no chance and no machine', () => {
  const forbidden = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.|\bwx\.|\bsetTimeout\b|\bfetch\(/

  it.each(sourcesUnder('src/core'))('%s', (file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code).not.toMatch(forbidden)
  })
})
