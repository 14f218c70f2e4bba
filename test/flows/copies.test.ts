/** 加注件, from the wish to the file in somebody's hand and the check by anyone: the routes as they are deployed. */
import { checkFile } from '../../cloudfunctions/server/checking/check-file'
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import { key } from '../../cloudfunctions/server/ports'
import { makeNow } from '../../cloudfunctions/server/sealing/work-off'
import type { CopyLink, CopyView, PublicRoutes } from '../../src/contract/copies'
import type { Reply } from '../../src/contract/reply'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { civilDateOf, daysAfter, instantOf, after as later } from '../../src/core/time'
import { SEALING, sheet, signedPdf, TRUST } from '../support/pdf-sealing'
import { typefaces } from '../support/typefaces'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { type BookedSeal, bookedSeal, sealingDeps } from './sealing-desk'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const suspended = personCalled('suspended-driver')
const outsider = personCalled('ride-hailing-driver')
const PUBLIC = '/api/public/v1'

let stand: Stand
let desk: Desk
let seal: BookedSeal
let licence: string
let requests = 0
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(suspended), ...codesOf(outsider)])))
  desk = await openDesk(stand)
  licence = await activated(driver)
  await activated(outsider)
})
afterAll(() => stand.close())
beforeEach(() => {
  seal = bookedSeal()
  desk.setNow(instantOf(Date.now()))
})

async function activated(person: typeof driver): Promise<string> {
  const id = await firstLicence(stand, await proven(stand, person))
  granted(await stand.holder(person.openid, 'activate', { id }))
  return id
}

const today = () => civilDateOf(desk.deps.clock.now())
const nextId = () => {
  requests += 1
  return String(requests).padStart(22, '0')
}
const wish = () => ({
  licence,
  requestId: nextId(),
  purpose: '办理车辆年审',
  recipient: '示例省运管中心',
  until: today(),
})

const asked = (request: object) => desk.holder(driver.openid, 'requestCopy', { ...wish(), ...request })

async function ready(request: object = {}): Promise<CopyView> {
  const { code } = granted(await asked(request))
  expect(await makeNow(sealingDeps(desk, seal), sm3Hex(code))).toBe('stored')
  return granted(await desk.holder(driver.openid, 'openCopy', { code }))
}

async function link(copy: CopyView, format: 'ofd' | 'pdf' = 'pdf'): Promise<CopyLink> {
  return granted(await desk.holder(driver.openid, 'downloadCopy', { code: copy.code, format }))
}

function anyone<R extends keyof PublicRoutes>(
  route: R,
  request: PublicRoutes[R]['request'],
): Promise<Reply<PublicRoutes[R]['value']>> {
  return stand.call('public', undefined, { route, request })
}

const get = (path: string) => fetch(stand.url + path)
const refusalOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string; message: string } }).error

describe('asking for a copy', () => {
  it('answers with its code, and with the same copy when the answer was lost', async () => {
    const request = wish()
    const first = granted(await stand.holder(driver.openid, 'requestCopy', request))
    const again = granted(await stand.holder(driver.openid, 'requestCopy', request))
    expect(again.code).toBe(first.code)
    expect(first).toMatchObject({ purpose: request.purpose, recipient: request.recipient, until: request.until })
    expect([...stand.records('copies').keys()].filter((id) => id === sm3Hex(first.code))).toHaveLength(1)
  })

  it('makes one copy of the same request, however many come at once', async () => {
    const request = wish()
    const before = stand.records('copies').size
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => stand.holder(driver.openid, 'requestCopy', request)),
    )
    expect(new Set(replies.map((reply) => granted(reply).code)).size).toBe(1)
    expect(stand.records('copies').size).toBe(before + 1)
  })

  it('numbers the copies of a licence without a gap, however many are asked for at once', async () => {
    const before = [...stand.records('copies').values()].map(({ number }) => number)
    await Promise.all(Array.from({ length: 5 }, () => stand.holder(driver.openid, 'requestCopy', wish())))
    const numbers = [...stand.records('copies').values()].map(({ number }) => number.slice(-4)).sort()
    expect(numbers).toHaveLength(before.length + 5)
    expect(numbers.map(Number)).toEqual(numbers.map((_, place) => place + 1))
  })

  it('under the id of another request is refused', async () => {
    const request = wish()
    granted(await asked(request))
    expect(await asked({ ...request, purpose: '另一用途' })).toEqual({
      ok: false,
      failure: { code: 'REQUEST_INVALID', field: 'requestId' },
    })
    expect(codeOf(await asked({ ...request, grant: 'G-2' }))).toBe('REQUEST_INVALID')
    granted(await asked(request))
  })

  it.each([
    [{ purpose: '' }, 'COPY_TEXT_LENGTH'],
    [{ purpose: '字'.repeat(201) }, 'COPY_TEXT_LENGTH'],
    [{ recipient: '  ' }, 'COPY_TEXT_LENGTH'],
    [{ recipient: '字'.repeat(101) }, 'COPY_TEXT_LENGTH'],
    [{ purpose: '年\u0000审' }, 'COPY_TEXT_UNPRINTABLE'],
    [{ recipient: '运管\u202e中心' }, 'COPY_TEXT_UNPRINTABLE'],
    [{ purpose: '年审🚚' }, 'COPY_CHARACTER_NOT_DRAWN'],
    [{ until: '2020-01-01' }, 'COPY_TERM_PAST'],
    [{ until: '2999-01-01' }, 'COPY_TERM_TOO_LONG'],
    [{ until: '2026-02-30' }, 'REQUEST_INVALID'],
    [{ licence: '0'.repeat(64) }, 'LICENCE_NOT_FOUND'],
    [{ requestId: 'short' }, 'REQUEST_INVALID'],
    [{ purpose: '字'.repeat(3000) }, 'REQUEST_INVALID'],
    [{ grant: '凭此件即可领取' }, 'REQUEST_INVALID'],
    [{ grant: 'g'.repeat(65) }, 'REQUEST_INVALID'],
  ])('is refused for %j and leaves nothing behind: %s', async (request, code) => {
    const before = [stand.records('copies').size, stand.records('audit').size]
    expect(codeOf(await asked(request))).toBe(code)
    expect([stand.records('copies').size, stand.records('audit').size]).toEqual(before)
  })

  it('is for licences in force and activated only, and for nobody else’s', async () => {
    const openid = await proven(stand, suspended)
    const other = await firstLicence(stand, openid)
    const copy = () => desk.holder(openid, 'requestCopy', { ...wish(), licence: other })
    expect(codeOf(await copy())).toBe('LICENCE_NOT_ACTIVATED')
    granted(await stand.holder(openid, 'activate', { id: other }))
    expect(granted(await copy()).state).toBe('making')
    await stand.push(eventsOfHolders(codesOf(suspended)))
    expect(await copy()).toEqual({ ok: false, failure: { code: 'LICENCE_NOT_IN_FORCE', status: 'suspended' } })
    expect(codeOf(await asked({ licence: other }))).toBe('LICENCE_NOT_FOUND')
  })
})

describe('a copy belongs to whom it was made for', () => {
  it.each(['openCopy', 'withdrawCopy', 'downloadCopy'] as const)(
    '%s: nobody else can tell that it exists',
    async (route) => {
      const { code } = await ready()
      const request = route === 'downloadCopy' ? { code, format: 'pdf' as const } : { code }
      expect(codeOf(await desk.holder(outsider.openid, route, request as never))).toBe('COPY_NOT_FOUND')
      expect(codeOf(await desk.holder('stranger', route, request as never))).toBe('IDENTITY_NOT_PROVEN')
    },
  )

  it('and stands in his list, newest first, and in no other', async () => {
    const copies = [await ready(), await ready()]
    const { items } = granted(await desk.holder(driver.openid, 'listCopies', { licence }))
    const codes = items.map(({ code }) => code)
    expect(copies.every(({ code }) => codes.includes(code))).toBe(true)
    const times = items.map(({ requestedAt }) => requestedAt)
    expect(times).toEqual([...times].sort().reverse())
    expect(granted(await desk.holder(outsider.openid, 'listCopies', {})).items).toEqual([])
    expect(granted(await desk.holder(outsider.openid, 'listCopies', { licence })).items).toEqual([])
  })

  it('is walked page by page, each copy once', async () => {
    const missing = 60 - granted(await desk.holder(driver.openid, 'listCopies', {})).items.length
    for (let copies = 0; copies < missing; copies += 1) granted(await asked({}))
    const seen: string[] = []
    for (let cursor: string | undefined, more = true; more; ) {
      const page = granted(await desk.holder(driver.openid, 'listCopies', cursor === undefined ? {} : { cursor }))
      seen.push(...page.items.map(({ code }) => code))
      cursor = page.next
      more = cursor !== undefined
    }
    expect(new Set(seen).size).toBe(seen.length)
    const own = [...stand.records('copies').values()].filter(({ licence: of }) => of === licence)
    expect(seen).toHaveLength(own.length)
  })

  it('with a slip in its code is told as a slip', async () => {
    const { code } = await ready()
    const slip = (code.startsWith('7') ? '8' : '7') + code.slice(1)
    expect(codeOf(await desk.holder(driver.openid, 'openCopy', { code: slip }))).toBe('COPY_CODE_MALFORMED')
  })
})

describe('the link to a copy’s file', () => {
  it('gives the file once, under a name without anything personal, and never to be kept by anybody between', async () => {
    const copy = await ready()
    for (const { format, digest, bytes } of copy.files) {
      const { path, fileName, expiresAt } = await link(copy, format)
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe(`application/${format}`)
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${fileName}"`)
      expect(answer.headers.get('cache-control')).toContain('no-store')
      const body = new Uint8Array(await answer.arrayBuffer())
      expect([body.length, sm3Hex(body)]).toEqual([bytes, digest])
      expect(fileName).toBe(`${copy.number}.${format}`)
      expect(Date.parse(expiresAt) - Date.parse(desk.deps.clock.now())).toBe(600_000)
      const again = await get(path)
      expect(again.status).toBe(410)
      expect(await refusalOf(again)).toMatchObject({
        code: 'LINK_SPENT',
        message: expect.stringMatching(/已使用.*used already/),
      })
    }
  })

  it('gives it to exactly one of many who come at once, and its holder sees one download', async () => {
    const copy = await ready()
    const { path } = await link(copy)
    const answers = await Promise.all(Array.from({ length: 8 }, () => get(path)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(410)])
    const downloads = [...stand.records('audit').values()].filter(
      ({ act, facts }) => act === 'copyDownloaded' && facts.outcome === copy.number,
    )
    expect(downloads).toHaveLength(1)
    const { items } = granted(await stand.holder(driver.openid, 'listActivity', {}))
    expect(items[0]).toMatchObject({ act: 'copyDownloaded', licence, outcome: copy.number })
  })

  it('is good for ten minutes', async () => {
    const copy = await ready()
    // Made eleven minutes ago.
    desk.setNow(instantOf(Date.now() - 11 * 60_000))
    const late = await link(copy)
    desk.setNow(instantOf(Date.now() - 9 * 60_000))
    const early = await link(copy)
    expect((await get(late.path)).status).toBe(410)
    expect((await get(early.path)).status).toBe(200)
  })

  it('is spent when the copy is withdrawn meanwhile', async () => {
    const copy = await ready()
    const { path } = await link(copy)
    granted(await desk.holder(driver.openid, 'withdrawCopy', { code: copy.code }))
    const answer = await get(path)
    expect(answer.status).toBe(410)
    expect((await refusalOf(answer)).code).toBe('COPY_WITHDRAWN')
  })

  it('is stored only as its digest, and the stored record alone opens nothing', async () => {
    const copy = await ready()
    const { path } = await link(copy)
    const token = path.slice(path.lastIndexOf('/') + 1)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect([...stand.records('downloads').keys()]).toContain(sm3Hex(token))
    expect(JSON.stringify([...stand.records('downloads')])).not.toContain(token)
  })

  it.each(['', 'x', 'A'.repeat(43), '../copies', `${'A'.repeat(43)}/more`])(
    'that never was is as spent as any: %j',
    async (token) => {
      expect([404, 410]).toContain((await get(`${PUBLIC}/downloads/${token}`)).status)
    },
  )

  it('is not given for a copy that is not made, withdrawn or past its last day', async () => {
    const { code } = granted(await asked({}))
    const download = () => desk.holder(driver.openid, 'downloadCopy', { code, format: 'ofd' })
    expect(codeOf(await download())).toBe('COPY_NOT_READY')
    await makeNow(sealingDeps(desk, seal), sm3Hex(code))
    desk.setNow(later(desk.deps.clock.now(), 24 * 60 * 60_000))
    expect(codeOf(await download())).toBe('COPY_EXPIRED')
    granted(await desk.holder(driver.openid, 'withdrawCopy', { code }))
    expect(codeOf(await download())).toBe('COPY_WITHDRAWN')
  })

  it('is swept when it has run out', async () => {
    const copy = await ready()
    desk.setNow(instantOf(Date.now() - 11 * 60_000))
    await link(copy)
    await stand.runTimer('nightly')
    const left = [...stand.records('downloads').values()].filter(({ expiresAt }) => expiresAt < instantOf(Date.now()))
    expect(left).toEqual([])
  })
})

describe('withdrawing a copy', () => {
  it('is final, seen by whoever checks it, and written once', async () => {
    const copy = await ready()
    const first = granted(await desk.holder(driver.openid, 'withdrawCopy', { code: copy.code }))
    const again = granted(await desk.holder(driver.openid, 'withdrawCopy', { code: copy.code }))
    expect(again).toEqual(first)
    expect(granted(await anyone('checkCopy', { code: copy.code }))).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: first.withdrawnAt,
    })
    const acts = [...stand.records('audit').values()].filter(
      ({ act, facts }) => act === 'copyWithdrawn' && facts.outcome === copy.number,
    )
    expect(acts).toHaveLength(1)
  })
})

describe('the check of a copy by its code', () => {
  it('tells anyone its number, term, state and files, and nothing that is not on it', async () => {
    const copy = await ready()
    const check = granted(await anyone('checkCopy', { code: copy.code }))
    expect(check).toEqual({
      code: copy.code,
      number: copy.number,
      state: 'valid',
      madeAt: copy.madeAt,
      until: copy.until,
      files: copy.files,
    })
    const printed =
      copy.code
        .match(/.{1,4}/g)
        ?.join('-')
        .toLowerCase() ?? ''
    const answer = await get(`${PUBLIC}/copies/${printed}`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual(check)
    expect(JSON.stringify(check)).not.toMatch(
      new RegExp([driver.name, driver.holderCode, copy.purpose, copy.recipient].join('|')),
    )
  })

  it('says expired when its last day is over', async () => {
    desk.setNow(instantOf(Date.now() - 3 * 24 * 60 * 60_000))
    const copy = await ready({ until: today() })
    expect(granted(await anyone('checkCopy', { code: copy.code })).state).toBe('expired')
  })

  it('does not know one that was never made, and tells a slip from it', async () => {
    const { code } = granted(await asked({ until: daysAfter(today(), 1) }))
    expect(codeOf(await anyone('checkCopy', { code }))).toBe('COPY_NOT_FOUND')
    expect((await get(`${PUBLIC}/copies/${code}`)).status).toBe(404)
    const slip = (code.startsWith('7') ? '8' : '7') + code.slice(1)
    expect(codeOf(await anyone('checkCopy', { code: slip }))).toBe('COPY_CODE_MALFORMED')
    expect((await get(`${PUBLIC}/copies/${slip}`)).status).toBe(400)
  })

  it('says replaced when the licence has a newer version, and ended when it is not in force', async () => {
    const openid = outsider.openid
    const other = await firstLicence(stand, openid)
    const copy = granted(await desk.holder(openid, 'requestCopy', { ...wish(), licence: other }))
    await makeNow(sealingDeps(desk, seal), sm3Hex(copy.code))
    const state = async () => granted(await anyone('checkCopy', { code: copy.code })).state
    expect(await state()).toBe('valid')
    const [issue] = issuedOnly(eventsOfHolders(codesOf(outsider)))
    if (!issue) throw new Error('no licence')
    const { CertificateTypeCode, CertificateNumber } = issue.licence
    const next = {
      ...issue,
      type: 'suspend',
      occurredAt: desk.deps.clock.now(),
      revision: 2,
      licence: { CertificateTypeCode, CertificateNumber },
      reason: '示例',
    }
    const [result] = await stand.push([{ ...next, eventId: '0b7f6f0e-3a55-4a0e-9a62-6a1f5d9f0001' }])
    expect(result).toMatchObject({ outcome: 'accepted' })
    expect(await state()).toBe('ended')
  })
})

describe('the check of a file', () => {
  it('that we did not make does not repeat what a PDF calls its seal, for nothing vouches for it', async () => {
    const file = await signedPdf(sheet([]), typefaces(), { ...SEALING, signerName: '冒名专用章' })
    const deps = { store: desk.deps.store, clock: { now: () => instantOf(Date.parse(TRUST.now)) }, verifyFile }
    const request = { file: Buffer.from(file).toString('base64') }
    const check = granted(await checkFile({ ...deps, trust: TRUST }, undefined, request))
    expect(check).toMatchObject({ outcome: 'valid', kind: 'unknown', signer: '示例市交通运输局证照专用' })
    expect(JSON.stringify(check)).not.toContain('冒名')
  })
})

describe('the public address', () => {
  it('refuses what it does not know, in one shape and both languages', async () => {
    expect((await get(`${PUBLIC}/nothing`)).status).toBe(404)
    expect((await fetch(`${stand.url}${PUBLIC}/copies/x`, { method: 'POST', body: '{}' })).status).toBe(405)
    expect((await fetch(`${stand.url}${PUBLIC}/files/check`, { method: 'POST', body: '{' })).status).toBe(400)
    expect(await refusalOf(await get(`${PUBLIC}/copies/x`))).toMatchObject({
      code: 'COPY_CODE_MALFORMED',
      message: expect.stringMatching(/。 This/),
    })
  })

  it('refuses a body over 1 MB before it is read', async () => {
    const answer = await fetch(`${stand.url}${PUBLIC}/files/check`, {
      method: 'POST',
      body: 'x'.repeat(20 * 1024 * 1024),
    })
    expect(answer.status).toBe(413)
    expect((await refusalOf(answer)).code).toBe('PAYLOAD_TOO_LARGE')
  })

  it.each([
    ['truncated', 'UEsDBBQAAAAI', 'notValid'],
    ['no file of ours', Buffer.from('hello').toString('base64'), 'unreadable'],
  ])('tells a file that is %s', async (_, file, outcome) => {
    const answer = await fetch(`${stand.url}${PUBLIC}/files/check`, { method: 'POST', body: JSON.stringify({ file }) })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      outcome,
      kind: 'unknown',
      problem: { message: { zh: expect.any(String) } },
    })
  })

  it.each(['', 'not base64!', 'AAA'])('refuses what is no file at all: %j', async (file) => {
    expect(await anyone('checkFile', { file })).toEqual({
      ok: false,
      failure: { code: 'REQUEST_INVALID', field: 'file' },
    })
  })
})

// Last: it is two days later then.
describe('how many copies a holder may ask for', () => {
  const DAY = 24 * 60 * 60_000

  it('is two hundred within 24 hours, and then he is told when to come again', async () => {
    granted(await asked({}))
    const [, like] = [...stand.records('copies')].find(([, record]) => record.licence === licence) ?? []
    if (!like) throw new Error('no copy')
    const now = later(instantOf(Date.now()), 2 * DAY)
    desk.setNow(now)
    const oldest = later(now, 1_000 - DAY)
    const earlier = [later(now, -DAY), oldest, ...Array.from({ length: 198 }, (_, at) => later(now, -1_000 * (at + 1)))]
    for (const [at, requestedAt] of earlier.entries()) {
      const record = { ...like, fileState: 'failed', requestedAt } as const
      await desk.deps.store.insert(key('copies', sm3Hex(`one of many ${at}`)), record)
    }
    const last = wish()
    granted(await asked(last))
    const tooMany = { ok: false, failure: { code: 'COPIES_TOO_MANY', most: 200, from: later(oldest, DAY) } }
    const before = stand.records('copies').size
    expect(await asked({})).toEqual(tooMany)
    expect(stand.records('copies').size).toBe(before)
    granted(await asked(last))
    expect(codeOf(await desk.holder(outsider.openid, 'requestCopy', wish()))).toBe('LICENCE_NOT_FOUND')
    desk.setNow(later(oldest, DAY - 1))
    expect(await asked({})).toEqual(tooMany)
    desk.setNow(later(oldest, DAY))
    granted(await asked({}))
  })
})
