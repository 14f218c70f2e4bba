/** `npm run verify-file`, as a person runs it on a file somebody sent. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { revocationList } from '../support/sealed-files/authority'
import { CONTENT, fileOf, ROOT, SEAL, sm3 } from '../support/sealed-files/file-of-another-maker'
import { edit } from '../support/tampering'

const FILE = fileOf()
let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'verify-file-'))
  const files: readonly (readonly [string, Uint8Array | string])[] = [
    ['good.ofd', FILE],
    ['altered.ofd', fileOf({ after: edit(CONTENT, (text) => text.replace('2029', '2039')) })],
    ['text.ofd', 'not a licence'],
    ['trust/root.cer', ROOT.certificate],
    [
      'listed/root.pem',
      `-----BEGIN CERTIFICATE-----\n${ROOT.certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    ],
    ['listed/authority.crl', revocationList(ROOT, [], { from: '2024-01-01T00:00:00Z', to: '2049-01-01T00:00:00Z' })],
    ['listed/registered.txt', `# licence files\n${sm3(FILE).toString('hex').toUpperCase()}  good.ofd\n`],
    ['broken/root.cer', 'not a certificate'],
    ['empty/readme.txt', ''],
  ]
  for (const [name, bytes] of files) {
    mkdirSync(join(directory, name, '..'), { recursive: true })
    writeFileSync(join(directory, name), bytes)
  }
})
afterAll(() => rmSync(directory, { recursive: true }))

function run(...args: readonly string[]) {
  const { INIT_CWD: _, ...env } = process.env
  const command = ['--import', 'tsx', join('commands', 'verify-file.ts'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...env, DATA_DIR: directory },
  })
  return { status, stdout, stderr }
}

const at = (name: string) => join(directory, name)
const check = (name: string, trust = 'trust', ...more: readonly string[]) =>
  run(at(name), '--trust', at(trust), ...more)

it('says of a valid file who sealed it and when, its metadata, and what could not be checked; exit code 0', () => {
  const { status, stdout } = check('good.ofd')
  expect(status).toBe(0)
  expect(stdout).toContain('结果 result：有效 valid')
  expect(stdout).toContain('签章人 signer：测试道路运输管理局')
  expect(stdout).toContain('2026-06-01 16:00:00（北京时间 China time）')
  expect(stdout).toContain('证照名称 Licence name：道路运输证')
  expect(stdout).toContain('未查验 not checked：吊销 revocation、登记 registration')
})

it('checks everything when the directory has a list and a register; certificates may be PEM', () => {
  const { status, stdout } = check('good.ofd', 'listed')
  expect(status).toBe(0)
  expect(stdout).not.toContain('未查验')
})

it('says of an altered file which layer failed and which part it is about, in both languages; exit code 1', () => {
  const { status, stdout } = check('altered.ofd')
  expect(status).toBe(1)
  expect(stdout).toContain('层次 layer：摘要 digests')
  expect(stdout).toContain('文件内容在盖章后被改动 / The content of the file was changed after it was sealed')
  expect(stdout).toContain(`部件 part：${CONTENT}`)
  expect(stdout).not.toContain('签章人')
})

it('says of a good copy that its term is over, and not before', () => {
  const until = (time: string) =>
    edit('OFD.xml', (text) => text.replace('CertificateExpiringDate">20291231', `CertificateCopyExpiringTime">${time}`))
  writeFileSync(at('over.ofd'), fileOf({ parts: until('20260101235959') }))
  writeFileSync(at('running.ofd'), fileOf({ parts: until('20991231235959') }))
  expect(check('over.ofd')).toMatchObject({ status: 0, stdout: expect.stringContaining('加注件有效期已过') })
  expect(check('running.ofd').stdout).not.toContain('加注件有效期已过')
})

it('gives the whole verdict as JSON', () => {
  const { status, stdout } = check('altered.ofd', 'trust', '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'notValid',
    format: 'ofd',
    problem: { layer: 'digests', part: CONTENT },
  })
})

it.each([
  ['a file that is no licence', ['text.ofd', '--trust', 'trust'], '无法查验 unreadable'],
  ['a file that is not there', ['absent.ofd', '--trust', 'trust'], '没有这个文件 / no such file'],
  ['a directory', ['trust', '--trust', 'trust'], '无法读取 / cannot be read'],
  ['no file', ['--trust', 'trust'], '请给出一个文件 / name one file'],
  ['two files', ['good.ofd', 'text.ofd'], '请给出一个文件 / name one file'],
  ['an option that is not known', ['good.ofd', '--tryst', 'trust'], '--tryst'],
  ['a directory without certificates', ['good.ofd', '--trust', 'empty'], '没有受信任的证书'],
  ['a directory that is not there', ['good.ofd', '--trust', 'absent'], '没有受信任的证书'],
  ['a certificate that cannot be read', ['good.ofd', '--trust', 'broken'], 'root.cer'],
  ['no local authority yet', ['good.ofd'], 'keys'],
])('answers %s with exit code 2 and says why', (_what, args, words) => {
  const { status, stdout, stderr } = run(...args.map((arg) => (arg.startsWith('--') ? arg : at(arg))))
  expect(status).toBe(2)
  expect(stdout + stderr).toContain(words)
  expect(stderr).not.toContain('    at ')
})

it('explains itself', () => {
  const { status, stdout } = run('--help')
  expect(status).toBe(0)
  expect(stdout).toContain('0 有效 valid · 1 无效 not valid · 2 无法查验 unreadable')
})

it('names what failed without a stack when the seal was exchanged', () => {
  const other = fileOf({ uncovered: [SEAL], after: (parts) => parts.set(SEAL, Buffer.from('x')) })
  writeFileSync(at('exchanged.ofd'), other)
  expect(check('exchanged.ofd').stdout).toContain('层次 layer：印章 seal')
})
