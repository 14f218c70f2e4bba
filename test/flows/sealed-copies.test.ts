/** 加注件 as they leave the deployed functions: drawn, sealed, fetched and checked, with nothing in between replaced. */
import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudbaseFiles, cloudStorage } from '../../cloudfunctions/server/adapters/cloudbase-files'
import { fileCipher } from '../../cloudfunctions/server/adapters/file-cipher'
import { key } from '../../cloudfunctions/server/ports'
import { openFileKey } from '../../cloudfunctions/server/sealing/make-files'
import type { CopyFormat, CopyView, FileCheck } from '../../src/contract/copies'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { civilDateOf, daysAfter, instantOf } from '../../src/core/time'
import { feedEvents, issueOf, TYPE } from '../rules/samples'
import { openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const PUBLIC = '/api/public/v1'
const PURPOSE = '办理车辆年审'

let stand: Stand
let licence: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  licence = await firstLicence(stand, await proven(stand, driver))
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
})
afterAll(() => stand.close())

const today = () => civilDateOf(instantOf(Date.now()))

async function asked(request: object = {}): Promise<CopyView> {
  const requestId = randomBytes(16).toString('base64url')
  const wish = { licence, requestId, purpose: PURPOSE, recipient: '示例省运管中心', until: daysAfter(today(), 30) }
  return granted(await stand.holder(driver.openid, 'requestCopy', { ...wish, ...request }))
}

async function ready(request: object = {}): Promise<CopyView> {
  const { code } = await asked(request)
  for (;;) {
    const copy = granted(await stand.holder(driver.openid, 'openCopy', { code }))
    if (copy.state !== 'making') return copy
    await stand.runTimer('sealing')
  }
}

async function fetched({ code }: CopyView, format: CopyFormat): Promise<Uint8Array> {
  const { path } = granted(await stand.holder(driver.openid, 'downloadCopy', { code, format }))
  return new Uint8Array(await (await fetch(stand.url + path)).arrayBuffer())
}

async function checked(file: Uint8Array): Promise<FileCheck> {
  const body = JSON.stringify({ file: Buffer.from(file).toString('base64') })
  return (await (await fetch(`${stand.url}${PUBLIC}/files/check`, { method: 'POST', body })).json()) as FileCheck
}

const FORMATS: readonly CopyFormat[] = ['ofd', 'pdf']

/** The sealed file of the version that the event made, out of the file storage. */
async function licenceFile(eventId: string): Promise<Uint8Array> {
  const { deps } = await openDesk(stand)
  const [id, version] = [...stand.records('versions')].find(([, record]) => record.eventId === eventId) ?? []
  const { stored, signed } = version?.files?.ofd ?? {}
  if (!id || !stored || !signed) throw new Error('the version has no file')
  const sealed = await cloudbaseFiles(cloudStorage()).get(stored.id)
  return fileCipher.open(openFileKey(deps, key('versions', id), 'ofd', signed), sealed ?? new Uint8Array())
}

describe('a copy that was asked for', () => {
  it('is there with the answer, or a moment later', async () => {
    const copy = await ready()
    expect(copy).toMatchObject({ state: 'ready', files: [{ format: 'ofd' }, { format: 'pdf' }] })
    expect(copy.files.every(({ bytes }) => bytes > 10_000)).toBe(true)
  })

  it.each(FORMATS)('as %s is what was registered, and anyone finds it valid', async (format) => {
    const copy = await ready()
    const file = await fetched(copy, format)
    const { digest, bytes } = copy.files.find((each) => each.format === format) ?? {}
    expect([sm3Hex(file), file.length]).toEqual([digest, bytes])
    const check = await checked(file)
    expect(check).toMatchObject({ outcome: 'valid', kind: 'copy', standing: 'valid', format, digest })
    expect(check.sealName).toMatch(/专用章/)
    expect(check.metadata.filter(({ name, label }) => label.zh === name)).toEqual([])
    expect(check.metadata.map(({ label }) => label.zh)).toEqual(
      expect.arrayContaining(['持证主体代码类型', '加注件制作事由', '加注件有效期截止时间']),
    )
  })

  it.each(FORMATS)('as %s is told expired or withdrawn when it is, its seal being as good as ever', async (format) => {
    const copy = await ready()
    const file = await fetched(copy, format)
    granted(await stand.holder(driver.openid, 'withdrawCopy', { code: copy.code }))
    expect(await checked(file)).toMatchObject({ outcome: 'valid', kind: 'copy', standing: 'withdrawn' })
  })

  it.each(FORMATS)('as %s with any byte changed is not valid, whatever part it is in', async (format) => {
    const file = await fetched(await ready(), format)
    const places = Array.from({ length: 24 }, (_, index) => Math.floor((index * file.length) / 24))
    for (const place of places) {
      const changed = Uint8Array.from(file)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect([place, (await checked(changed)).outcome]).not.toEqual([place, 'valid'])
    }
    expect((await checked(file.subarray(0, -1))).outcome).not.toBe('valid')
    expect((await checked(Buffer.concat([file, Buffer.from([0])]))).outcome).not.toBe('valid')
  })
})

describe('the licence file itself', () => {
  it('is sealed for every version by the timer', async () => {
    await stand.runTimer('sealing')
    const versions = [...stand.records('versions').values()]
    expect(versions.map(({ fileState }) => fileState)).toEqual(versions.map(() => 'stored'))
  })

  it('is told replaced once there is a newer version, its seal being as good as ever', async () => {
    const issue = issueOf(TYPE.business)
    await stand.push([issue])
    await stand.runTimer('sealing')
    const file = await licenceFile(String(issue.eventId))
    expect(await checked(file)).toMatchObject({ outcome: 'valid', kind: 'licence', standing: 'valid' })
    const amended = { ...issue.licence, face: { ...issue.licence.face, address: '示例市新区迁址路一号' } }
    const occurredAt = '2026-10-02T00:00:00+08:00'
    await stand.push([{ eventId: randomUUID(), type: 'amend', revision: 2, occurredAt, licence: amended }])
    expect(await checked(file)).toMatchObject({ outcome: 'valid', kind: 'licence', standing: 'replaced' })
  })
})

it('nothing of it all is written in the clear: not to the logs, not to the file storage', async () => {
  await ready()
  const filesOf = (folder: string) =>
    readdirSync(join(stand.dataDir, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const stored = [...filesOf('logs'), ...filesOf('files')]
  expect(stored.length).toBeGreaterThan(3)
  for (const secret of [driver.name, driver.holderCode, PURPOSE, '%PDF', 'OFD.xml']) {
    expect([secret, stored.filter((bytes) => bytes.includes(Buffer.from(secret))).length]).toEqual([secret, 0])
  }
})

describe('many at once', () => {
  it('kicks, timers and licences: everything is made, each once', async () => {
    await stand.push(issuedOnly(feedEvents()).slice(0, 40))
    const copies = await Promise.all(Array.from({ length: 8 }, () => asked()))
    await Promise.all(Array.from({ length: 6 }, () => stand.runTimer('sealing')))
    const made = await Promise.all(copies.map(({ code }) => stand.holder(driver.openid, 'openCopy', { code })))
    expect(made.map((reply) => granted(reply).state)).toEqual(copies.map(() => 'ready'))
    const versions = [...stand.records('versions').values()]
    expect(versions.filter(({ fileState }) => fileState !== 'stored')).toEqual([])
    expect(versions.every(({ files }) => files?.ofd?.attempt === 1)).toBe(true)
    expect(
      [...stand.records('copies').values()].every(({ files }) => files.ofd?.attempt === 1 && files.pdf?.attempt === 1),
    ).toBe(true)
  })
})

describe('the sealing function', () => {
  it.each([{}, { kick: { copy: 'a'.repeat(64), proof: 'b'.repeat(64) } }, { kick: null }])(
    'refuses a person, whatever he sends: %j',
    async (event) => {
      expect(await stand.call('sealing', driver.openid, event)).toEqual({
        ok: false,
        failure: { code: 'ROUTE_UNKNOWN' },
      })
    },
  )
})
