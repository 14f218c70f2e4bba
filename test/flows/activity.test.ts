import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'libsql'
import { fieldCipher } from '../../cloudfunctions/server/adapters/field-cipher'
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { sealIdentity } from '../../cloudfunctions/server/identity/sealed-identity'
import { inParallel } from '../../cloudfunctions/server/in-parallel'
import { holderIndexOf } from '../../cloudfunctions/server/licences/sealed-licence'
import type { PersonRecord } from '../../cloudfunctions/server/records'
import type { Person } from '../../local/demo/people'
import type { ActivityLine, HolderRoutes } from '../../src/contract/holder'
import { verifyChain } from '../../src/core/audit'
import { instantOf } from '../../src/core/time'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const outsider = personCalled('ride-hailing-driver')
const company = personCalled('freight-company')
const officer = personCalled('officer-shili')

let stand: Stand
let licence: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(outsider), ...codesOf(company)])))
  await registered(stand, officer)
  for (const person of [driver, outsider, company]) await proven(stand, person)
  licence = await firstLicence(stand, driver.openid)
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
})
afterAll(() => stand.close())

const listed = (openid: string, request: HolderRoutes['listActivity']['request'] = {}) =>
  stand.holder(openid, 'listActivity', request).then(granted)

async function everyLine(openid: string, hidden = false): Promise<readonly ActivityLine[]> {
  const lines: ActivityLine[] = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await listed(openid, { hidden, ...(cursor === undefined ? {} : { cursor }) })
    expect(page.items.length).toBeLessThanOrEqual(50)
    lines.push(...page.items)
    cursor = page.next
  }
  return lines
}

const hide = (openid: string, id: string, hidden: boolean) => stand.holder(openid, 'hideActivity', { id, hidden })

const opened = (openid: string, id: string) => stand.holder(openid, 'openActivity', { id }).then(granted)

async function newest(openid: string): Promise<ActivityLine> {
  const [line] = (await listed(openid)).items
  if (!line) throw new Error('nothing has happened yet')
  return line
}

async function checked(place: string): Promise<ActivityLine> {
  const { code } = granted(await stand.holder(driver.openid, 'present', { id: licence }))
  granted(await stand.officer(officer.openid, 'verify', { code, requestId: randomUUID(), place }))
  return newest(driver.openid)
}

describe('a line of the record', () => {
  it('says who looked, when, where and at which fields; of the officer enough to name him to his agency', async () => {
    const line = await checked('长安路口')
    expect(line).toMatchObject({
      ...{ act: 'verified', licence, place: '长安路口', outcome: 'valid', seen: 'face' },
      actor: { kind: 'officer', agency: officer.officer?.agency, officerNumber: '9901*****01' },
    })
    for (const absent of ['toldAt', 'objection', 'hidden', 'words']) expect(line).not.toHaveProperty(absent)
  })

  it('holds no value of a field: neither name nor number of the holder beyond what names the licence', async () => {
    const { subject, ...line } = await checked('西站')
    expect(subject).toBe(driver.name)
    expect(JSON.stringify(line)).not.toContain(driver.holderCode)
    expect(JSON.stringify(line)).not.toContain(driver.name)
  })

  it('names no licence that has become another’s: that is the other’s to know', async () => {
    const index = keyedIndex(stand.keys.indexKey)
    const former = holderIndexOf(index, '990101199001010000')
    await withDatabase((database) => {
      database
        .prepare('UPDATE "licences" SET doc = json_set(doc, \'$.holderIndex\', ?) WHERE id = ?')
        .run(former, licence)
    })
    expect((await newest(driver.openid)).subject).toBe('—')
    await withDatabase((database) => {
      const own = holderIndexOf(index, driver.holderCode)
      database.prepare('UPDATE "licences" SET doc = json_set(doc, \'$.holderIndex\', ?) WHERE id = ?').run(own, licence)
    })
    expect((await newest(driver.openid)).subject).toBe(driver.name)
  })
})

/** Beside the running cloud; for states that only years of use bring about. */
async function withDatabase(work: (database: Database.Database) => void): Promise<void> {
  const database = new Database(join(stand.dataDir, 'database.db'))
  try {
    work(database)
  } finally {
    database.close()
  }
}

describe('hiding a line', () => {
  it('takes it out of the holder’s sight, and out of nobody else’s record', async () => {
    const line = await checked('北环')
    granted(await hide(driver.openid, line.id, true))
    expect((await everyLine(driver.openid)).map(({ id }) => id)).not.toContain(line.id)
    expect(await everyLine(driver.openid, true)).toEqual([{ ...line, hidden: true }])
    const checks = granted(await stand.officer(officer.openid, 'listVerifications', {})).items
    expect(checks[0]).toMatchObject({ place: '北环' })
    const trail = [...stand.records('audit').values()].filter(({ stream }) => stream === licence)
    expect(verifyChain(trail)).toEqual({ ok: true, value: true })
    expect(await opened(driver.openid, line.id)).toEqual({ ...line, hidden: true })
    granted(await hide(driver.openid, line.id, false))
    expect(await newest(driver.openid)).toEqual(line)
    expect(await opened(driver.openid, line.id)).toEqual(line)
    expect(await everyLine(driver.openid, true)).toEqual([])
  })

  it('twice is once, and so is bringing it back', async () => {
    const { id } = await newest(driver.openid)
    const [first, second] = await Promise.all([hide(driver.openid, id, true), hide(driver.openid, id, true)])
    expect([granted(first), granted(second)]).toEqual([{}, {}])
    expect(await everyLine(driver.openid, true)).toHaveLength(1)
    for (let times = 0; times < 2; times += 1) expect(granted(await hide(driver.openid, id, false))).toEqual({})
    expect(await everyLine(driver.openid, true)).toHaveLength(0)
  })

  it('is for one’s own record: another’s line cannot be told from one that never was', async () => {
    const { id } = await newest(driver.openid)
    expect(codeOf(await hide(outsider.openid, id, true))).toBe('ACTIVITY_NOT_FOUND')
    expect(codeOf(await hide(driver.openid, `${licence}:999999999999`, true))).toBe('ACTIVITY_NOT_FOUND')
    expect(codeOf(await hide(driver.openid, id.slice(1), true))).toBe('REQUEST_INVALID')
    const foreign = stand.holder(outsider.openid, 'openActivity', { id })
    const unknown = stand.holder(driver.openid, 'openActivity', { id: `${licence}:999999999999` })
    for (const reply of await Promise.all([foreign, unknown])) expect(codeOf(reply)).toBe('ACTIVITY_NOT_FOUND')
  })

  it('of a company’s record is for the one who hid it: others who act for the company go on seeing it', async () => {
    await colleagueOf(company, 'colleague')
    const { id } = await newest(company.openid)
    expect((await newest('colleague')).id).toBe(id)
    granted(await hide(company.openid, id, true))
    expect((await newest(company.openid)).id).not.toBe(id)
    expect(await everyLine('colleague', true)).toEqual([])
    expect((await newest('colleague')).id).toBe(id)
  })
})

/** Proves the phone `openid` to be of another person who may act for the same companies. */
async function colleagueOf({ represents = [] }: Person, openid: string): Promise<void> {
  const index = keyedIndex(stand.keys.indexKey)
  const id = index.of('openid', openid)
  const identity = { name: '钱同事', code: '990101198001010018', codeType: '111', represents }
  const record: PersonRecord = {
    identity: sealIdentity(fieldCipher(JSON.parse(stand.keys.dataKeys)), id, identity),
    self: holderIndexOf(index, identity.code),
    represents: represents.map(({ creditCode }) => holderIndexOf(index, creditCode)),
    provenAt: instantOf(Date.now()),
  }
  await withDatabase((database) => {
    database.prepare('INSERT INTO "people" (id, doc) VALUES (?, ?)').run(id, JSON.stringify({ _id: id, ...record }))
  })
}

describe('a record of a thousand lines', () => {
  const MANY = 1000
  beforeAll(() =>
    withDatabase((database) => {
      const select = database.prepare('SELECT id, doc FROM "audit" WHERE id LIKE ? ORDER BY id DESC LIMIT 1')
      const last = select.get(`${licence}:%`) as { id: string; doc: string }
      const insert = database.prepare('INSERT INTO "audit" (id, doc) VALUES (?, ?)')
      const { _id, ...entry } = JSON.parse(last.doc) as { _id: string; seq: number; at: string }
      for (let more = 1; more <= MANY; more += 1) {
        // Three at a time within the same millisecond.
        const at = new Date(Date.parse(entry.at) + 60_000 + Math.floor(more / 3)).toISOString()
        const id = `${licence}:${String(entry.seq + more).padStart(12, '0')}`
        insert.run(id, JSON.stringify({ ...entry, _id: id, seq: entry.seq + more, at }))
      }
    }),
  )

  it('is read page by page, each line once, newest first', async () => {
    const lines = await everyLine(outsider.openid)
    expect(lines.every(({ licence: each }) => each !== licence)).toBe(true)
    const own = await everyLine(driver.openid)
    expect(own.length).toBeGreaterThan(MANY)
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length)
    expect(own.map(({ id }) => id)).toEqual([...own.map(({ id }) => id)].sort().reverse())
  })

  it('with most of it hidden comes in short pages, complete all the same, while more is being hidden', async () => {
    const before = await everyLine(driver.openid)
    const unwanted = before.filter((_, index) => index % 10 !== 0 || index < 300).map(({ id }) => id)
    const early = unwanted.slice(0, 700)
    await inParallel(early, 8, async (id) => granted(await hide(driver.openid, id, true)))
    const [during] = await Promise.all([
      everyLine(driver.openid),
      ...unwanted.slice(700).map((id) => hide(driver.openid, id, true)),
    ])
    const wanted = before.filter(({ id }) => !unwanted.includes(id))
    expect(new Set(during.map(({ id }) => id)).size).toBe(during.length)
    expect(during.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted.map(({ id }) => id)))
    expect(during.some(({ id }) => early.includes(id))).toBe(false)
    expect(await everyLine(driver.openid)).toEqual(wanted)
    const hidden = await everyLine(driver.openid, true)
    expect(hidden.map(({ id }) => id).sort()).toEqual([...unwanted].sort())
  })

  it('is exported whole, hidden lines among it, with codes for machines and words for people', async () => {
    const lines: HolderRoutes['exportActivity']['value']['items'][number][] = []
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const request = cursor === undefined ? {} : { cursor }
      const page = granted(await stand.holder(driver.openid, 'exportActivity', request))
      expect(page.items.length).toBeLessThanOrEqual(200)
      lines.push(...page.items)
      cursor = page.next
    }
    const own = [...(await everyLine(driver.openid)), ...(await everyLine(driver.openid, true))]
    expect(lines.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort())
    expect(lines.find(({ act }) => act === 'verified')).toMatchObject({
      ...{ outcome: 'valid', outcomeName: { zh: '有效', en: 'Valid' }, seen: 'face' },
      actName: { zh: '现场核验', en: 'Roadside check' },
      atInChina: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
    expect(JSON.stringify(lines)).not.toContain(driver.holderCode)
  })

  it('refuses a place that is none', async () => {
    for (const route of ['listActivity', 'exportActivity'] as const)
      expect(codeOf(await stand.holder(driver.openid, route, { cursor: 'nowhere' }))).toBe('REQUEST_INVALID')
  })
})
