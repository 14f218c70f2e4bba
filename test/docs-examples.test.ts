/** The examples in the documents run as they are written, and the documents name files that are there. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { LAYER_NAMES } from '../commands/verdict-text'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'examples-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

function run(script: string, ...args: readonly string[]) {
  const { INIT_CWD: _, ...env } = process.env
  const command = ['--import', 'tsx', script, ...args]
  return spawnSync(process.execPath, command, { encoding: 'utf8', env: { ...env, DATA_DIR: directory } })
}

describe('docs/examples/seal-a-page.ts', () => {
  const example = 'docs/examples/seal-a-page.ts'

  it('makes a file with a text of one’s own that the strict check finds valid, here and by the command', () => {
    const file = join(directory, 'page.ofd')
    const made = run(example, file, '兹证明龘字也写得出来。')
    expect(made).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(made.stdout)).toMatchObject({
      ...{ outcome: 'valid', format: 'ofd', notChecked: ['registration'] },
      metadata: [{ name: 'CertificateName', value: '证明' }],
    })
    expect(readFileSync(file, 'latin1')).toContain(Buffer.from('兹证明龘字也写得出来。').toString('latin1'))
    expect(run('commands/verify-file.ts', file)).toMatchObject({ status: 0, stderr: '' })
  })

  it('makes nothing of a character that no font draws, and names its code point only', () => {
    const file = join(directory, 'box.ofd')
    const { status, stderr } = run(example, file, '张\u{1f600}')
    expect(status).not.toBe(0)
    expect(stderr).toContain('U+1F600')
    expect(existsSync(file)).toBe(false)
  })

  it('is short enough to be read at a glance', () => {
    expect(readFileSync(example, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40)
  })
})

describe('the documents', () => {
  const documents = readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))

  it.each(documents)('%s links to files that are there', (document) => {
    const links = [...readFileSync(document, 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
    const missing = links.map(([, link = '']) => join(dirname(document), link)).filter((file) => !existsSync(file))
    expect(missing).toEqual([])
  })

  it('file-verification.md explains every layer', () => {
    const text = readFileSync('docs/file-verification.md', 'utf8')
    for (const [layer, name] of Object.entries(LAYER_NAMES)) {
      expect(text).toContain(`| \`${layer}\` | ${name.split(' ')[0]} |`)
    }
  })
})
