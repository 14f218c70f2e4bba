/** `npm run verify-code`, as a person runs it on a code somebody sent, on the published vectors. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VECTORS } from '../support/presentation-vectors'

const { trustList, badTrustLists, statusList, codes } = VECTORS
const AT = '2026-11-24T12:00:00+08:00'
let directory: string
let cloud: Server
let address: string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'verify-code-'))
  const roots = JSON.stringify(trustList.roots)
  const files: readonly (readonly [name: string, text: string])[] = [
    ['keys/trust/trust-list-root.json', roots],
    ['keys/trust/trust-list.jwt', `${trustList.token}\n`],
    ['keys/trust/status-990000-0.jwt', statusList.token],
    ['listless/trust-list-root.json', roots],
    ['listless/trust-list.jwt', trustList.token],
    ['rootonly/trust-list-root.json', roots],
    ['forged/trust-list-root.json', roots],
    ['forged/trust-list.jwt', badTrustLists[0]?.token ?? ''],
    ['broken/trust-list-root.json', '[]'],
  ]
  for (const [name, text] of files) {
    mkdirSync(join(directory, name, '..'), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  const pages: Readonly<Record<string, string>> = {
    '/v1/trust-list': trustList.token,
    '/v1/status-lists/0': statusList.token,
    '/forged/trust-list': badTrustLists[0]?.token ?? '',
  }
  cloud = createServer(({ url = '' }, response) => {
    response.statusCode = pages[url] === undefined ? 404 : 200
    response.end(pages[url])
  })
  await new Promise<void>((listening) => cloud.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await new Promise((closed) => cloud.close(closed))
})

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The cloud answers in this process: the command runs beside it. */
function run(args: readonly string[], input = ''): Promise<Ran> {
  const { INIT_CWD: _, ...env } = process.env
  const command = ['--import', 'tsx', join('commands', 'verify-code.ts'), ...args]
  const child = spawn(process.execPath, command, { env: { ...env, DATA_DIR: directory } })
  child.stdin.end(input)
  const text = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.stderr += chunk
  })
  return new Promise((done) => child.on('close', (status) => done({ status, ...text })))
}

function codeOf(name: string): string {
  const found = codes.find((code) => code.name === name)
  if (!found) throw new Error(name)
  return found.text
}

const GOOD = codeOf('a vehicle’s code')
const check = (name: string, ...more: readonly string[]) => run([codeOf(name), '--at', AT, ...more])

it('says of a valid code what it shows and when its status was known; exit code 0', async () => {
  const { status, stdout } = await check('a vehicle’s code')
  expect(status).toBe(0)
  expect(stdout).toContain('结果 result：有效 valid')
  expect(stdout).toContain('发证省份 issuer：示例省 / Example Province（990000）')
  expect(stdout).toContain('车辆号牌 Plate number：示A·04713')
  expect(stdout).toContain('状态截至 status as of：2026-11-24 11:59:00（北京时间 China time）')
})

it.each([
  ['its licence is suspended', 1, 'suspended'],
  ['another phone shows it', 1, 'deviceSignatureWrong'],
  ['a province that no trust list names', 4, 'issuerUnknown'],
  ['cut short by one byte', 4, 'unreadable'],
  ['an online code', 4, 'notOurs'],
])('%s: exit code %d, %s', async (name, exitCode, reason) => {
  const { status, stdout, stderr } = await check(name)
  expect([status, stderr]).toEqual([exitCode, ''])
  expect(stdout).toContain(`（${reason}）`)
})

it.each([
  ['nothing but blanks', '  ', 'Nothing was read', 'scan the whole code again'],
  ['cut short', GOOD.slice(0, 200), 'Only a part of an offline code', 'scan the whole code again'],
  ['garbled', GOOD.replace('RTC1:', 'RTC1:~~'), 'An offline code was misread', 'scan the whole code again'],
  ['three times as long as any', GOOD.repeat(3), 'Something was added to an offline code', 'scan the whole code again'],
  ['without its prefix', GOOD.slice(5), 'A code of another system', 'open the licence and show the code'],
  ['of a later version', GOOD.replace('RTC1:', 'RTC2:'), 'of a newer version', 'Update it'],
  ['a payment code', 'wxp://f2f0abcdefghijklmnopqrstuvwxyz', 'A code of WeChat Pay', 'Nothing was paid'],
  ['a web address', 'https://example.org/menu', 'example.org', 'open the licence and show the code'],
  ['an online code of a listed province', codeOf('an online code'), 'online code of', 'checks offline codes only'],
  ['one of no province', `https://example.org/v/${'A'.repeat(22)}`, 'no province vouches for', 'do not open it'],
  ['more than any QR code holds', 'A'.repeat(8000), 'Far too long', 'open the licence and show the code'],
])('a text that is %s: exit code 4; what it is, and what to do', async (_what, text, what, act) => {
  const { status, stdout, stderr } = await run([text, '--at', AT])
  expect([status, stderr]).toEqual([4, ''])
  expect(stdout).toMatch(/结果 result：无法核验 undetermined\n原因 reason：.+\n处理 what to do：.+/)
  expect(stdout).toContain(what)
  expect(stdout).toContain(act)
})

it.each([
  ['version 2 of the format', 'versionUnknown'],
  ['a type that is none of the nine', 'typeUnknown'],
  ['a key number that its province does not have', 'keyUnknown'],
  ['a key that was taken back', 'keyRevoked'],
])('%s: exit code 4, told and never called invalid', async (name, reason) => {
  const found = codes.find((code) => code.name === name)
  const { status, stdout } = await run([found?.text ?? '', '--at', found?.at ?? AT])
  expect(status).toBe(4)
  expect(stdout).toContain(`（${reason}）`)
})

it('an old code is undetermined now, and stale by the day after: exit codes 4 and 3', async () => {
  expect((await run([GOOD, '--at', '2026-11-24T12:10:00+08:00'])).status).toBe(4)
  const late = codes.find((code) => code.name === 'the credential is over')
  expect((await run([late?.text ?? '', '--at', late?.at ?? ''])).status).toBe(3)
})

it('one JSON value, from standard input too, with a line feed behind the code', async () => {
  const { status, stdout } = await run(['-', '--at', AT, '--json'], `${GOOD}\n`)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'valid', missing: [], shown: { subject: { numberEnd: '0123' } } })
})

it('without lists it says so; from a running cloud it takes them', async () => {
  const alone = await check('its licence is suspended', '--trust', join(directory, 'listless'))
  expect(alone.status).toBe(0)
  expect(alone.stdout).toContain('本机没有该省的状态列表')
  const asked = await check(
    'its licence is suspended',
    '--trust',
    join(directory, 'rootonly'),
    '--lists',
    `${address}/v1/`,
  )
  expect(asked).toMatchObject({ status: 1, stdout: expect.stringContaining('（suspended）') })
})

it('a cloud that has nothing, or a list that no root signed, is told and not believed', async () => {
  const nothing = await check('a vehicle’s code', '--lists', `${address}/v2`)
  expect(nothing).toMatchObject({ status: 0, stdout: expect.stringContaining('could not be fetched') })
  const forged = await check('a vehicle’s code', '--trust', join(directory, 'rootonly'), '--lists', `${address}/forged`)
  expect(forged).toMatchObject({ status: 4, stdout: expect.stringContaining('TRUST_LIST_SIGNATURE_WRONG') })
})

it('without a trust list nothing can be said: exit code 4', async () => {
  for (const trust of ['rootonly', 'nowhere']) {
    const { status, stdout } = await check('a vehicle’s code', '--trust', join(directory, trust))
    expect(status).toBe(4)
    expect(stdout).toContain('（trustMissing）')
  }
})

it.each([
  ['no code', []],
  ['two codes', [GOOD, GOOD]],
  ['an unknown option', [GOOD, '--no-such']],
  ['an instant without its offset', [GOOD, '--at', '2026-11-24T12:00:00']],
])('%s: wrong usage, exit code 2', async (_what, args) => {
  expect(await run(args)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('npm run verify-code'),
  })
})

it('a trust directory that cannot be trusted is no verdict: exit code 2', async () => {
  for (const trust of ['forged', 'broken']) {
    const { status, stderr } = await check('a vehicle’s code', '--trust', join(directory, trust))
    expect(status).toBe(2)
    expect(stderr).toContain(trust)
  }
})

it('tells how it is used', async () => {
  expect(await run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('退出码 / exit code') })
})
