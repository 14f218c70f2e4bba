/** `npm run relying-party`, as a relying party's people run it: every method of the sharing service against the cloud. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { grantTo, inDays } from './relying-party'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')

let stand: Stand
let identifier: string
let grant: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  await proven(stand, driver)
  const own = await firstLicence(stand, driver.openid)
  identifier = stand.records('licences').get(own)?.identifier ?? ''
  ;({ id: grant } = await grantTo(stand, driver.openid, [own], { copies: true }))
  await stand.runTimer('sealing')
})
afterAll(() => stand.close())

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(...args: readonly string[]): Promise<Ended> {
  const command = ['--import', 'tsx', join('local', 'demo', 'relying-party.ts'), ...args]
  const child = spawn(process.execPath, command, { env: { ...process.env, DATA_DIR: stand.dataDir } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, ...said })))
}

const ask = async (method: string, data: object, ...more: readonly string[]) => {
  const ended = await run(method, '--url', stand.url, '--data', JSON.stringify(data), ...more)
  return { ...ended, reply: ended.out === '' ? undefined : JSON.parse(ended.out) }
}

it('says what it can do, and names what it cannot read, and exits with 2', async () => {
  expect((await run('--help')).out).toContain('GetCertificateFileByCertificateID')
  expect(await run('GetCertificateType', '--data', '{')).toEqual({ code: 2, out: '', err: '--data is not JSON\n' })
})

it('runs the whole service: types, search, data by id and by holder, comparison, a copy and its check, and the end of the grant', async () => {
  const code = driver.holderCode
  expect((await ask('GetCertificateType', {})).reply.data.items).toHaveLength(9)
  expect((await ask('Retrieval', {})).reply.data.items).toMatchObject([{ grant: { grantId: grant } }])
  const data = await ask('GetCertificateDataByCertificateID', { CertificateID: identifier })
  expect([data.code, data.reply.head.status]).toEqual([0, 0])
  const { CertificateTypeCode } = data.reply.data
  const byHolder = { CertificateHolderCode: code, CertificateTypeCode }
  expect((await ask('GetCertificateDataByHolder', byHolder)).reply.head.status).toBe(0)
  const compared = await ask('verifyCertInfo', { CertificateTypeCode, CertificateID: identifier })
  expect(compared.reply.head.status).toBe(0)
  const file = join(stand.dataDir, 'copy.ofd')
  const wish = { CertificateID: identifier, CertificateCopyCause: '承运存档', CertificateCopyExpiringTime: inDays(5) }
  const copy = await ask('GetCertificateFileByCertificateID', wish, '--out', file)
  expect([copy.code, copy.reply.data.content]).toEqual([0, file])
  const content = readFileSync(file).toString('base64')
  expect((await ask('verifyFile', { contentType: 'base64', content })).reply.data).toMatchObject({ result: 0 })
  granted(await stand.grants(driver.openid, 'withdrawGrant', { grant }))
  const late = await ask('GetCertificateDataByCertificateID', { CertificateID: identifier })
  expect([late.code, late.reply]).toEqual([1, { head: { status: 1, message: '未获得授权' } }])
})
