import { fileCipher } from '../../cloudfunctions/server/adapters/file-cipher'
import { key } from '../../cloudfunctions/server/ports'
import type { CollectionName, Records } from '../../cloudfunctions/server/records'
import { backlogs } from '../../cloudfunctions/server/sealing/backlog'
import type { SealingDeps } from '../../cloudfunctions/server/sealing/made'
import { openFileKey } from '../../cloudfunctions/server/sealing/make-files'
import { makeNow, workOff } from '../../cloudfunctions/server/sealing/work-off'
import type { CopyView } from '../../src/contract/copies'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { refuse } from '../../src/core/result'
import { civilDateOf, daysAfter, instantOf, after as later } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { Killed } from './dying'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { type BookedSeal, bookedSeal, dyingDeps, plainDrawing, sealingDeps } from './sealing-desk'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const suspended = personCalled('suspended-driver')
const MINUTE = 60_000

let stand: Stand
let desk: Desk
let seal: BookedSeal
let deps: SealingDeps
let licence: string
let requests = 0
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(suspended)])))
  desk = await openDesk(stand)
  licence = await activated(driver)
})
afterAll(() => stand.close())
beforeEach(() => {
  seal = bookedSeal()
  deps = sealingDeps(desk, seal)
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

async function activated(person: typeof driver): Promise<string> {
  const id = await firstLicence(stand, await proven(stand, person))
  granted(await desk.holder(person.openid, 'activate', { id }))
  return id
}

/** A copy of the driver's licence, asked for and not made: nobody hears the kick here. */
async function requested(of = licence, openid = driver.openid): Promise<CopyView> {
  requests += 1
  const requestId = String(requests).padStart(22, '0')
  const until = civilDateOf(desk.deps.clock.now())
  const wish = { licence: of, requestId, purpose: '办理车辆年审', recipient: '示例省运管中心', until }
  return granted(await desk.holder(openid, 'requestCopy', wish))
}

/** The same, when the licence file that it is a copy of is there already. */
async function requestedBesideAnother(): Promise<CopyView> {
  expect(await makeNow(deps, idOf(await requested()))).toBe('stored')
  return requested()
}

const idOf = ({ code }: CopyView) => sm3Hex(code)
const stored = <C extends CollectionName>(collection: C, id: string): Records[C] => {
  const record = stand.records(collection).get(id)
  if (!record) throw new Error(`no ${collection} ${id}`)
  return record
}
const seen = async ({ code }: CopyView) => granted(await desk.holder(driver.openid, 'openCopy', { code }))
const wait = (milliseconds: number) => desk.setNow(later(desk.deps.clock.now(), milliseconds))
const twice = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at)

/** Every file of the record is in the storage, is what is registered, and opens with its own key only. */
async function expectWhole(collection: 'versions' | 'copies', id: string, formats: readonly string[]): Promise<void> {
  const { fileState, files = {} } = stored(collection, id)
  expect(fileState).toBe('stored')
  expect(Object.keys(files).sort()).toEqual(formats)
  for (const [format, file] of Object.entries(files)) {
    if (!file.stored || !file.signed) throw new Error(`${format} is not stored`)
    const sealed = await deps.files.get(file.stored.id)
    const opened = fileCipher.open(
      openFileKey(deps, key(collection, id), format as 'ofd', file.signed),
      sealed ?? new Uint8Array(),
    )
    expect(sm3Hex(opened)).toBe(file.stored.digest)
    expect(Buffer.from(sealed ?? []).includes(Buffer.from('1.2.156'))).toBe(false)
    const kind = collection === 'copies' ? 'copy' : 'licence'
    expect(stored('registeredFiles', file.stored.digest)).toEqual({ kind, subject: id, format })
  }
}

describe('the file of a licence version', () => {
  it('is wished for in the commit that makes the version, and made by the timer', async () => {
    const versions = [...stand.records('versions')]
    expect(versions.length).toBeGreaterThan(1)
    expect(versions.every(([, { fileState, fileNextAt }]) => fileState === 'queued' && fileNextAt !== undefined)).toBe(
      true,
    )
    expect(await workOff(deps)).toMatchObject({ stored: versions.length, waiting: 0, failed: 0 })
    for (const [id] of versions) await expectWhole('versions', id, ['ofd'])
    expect(await workOff(deps)).toMatchObject({ stored: 0 })
    expect(seal.asked).toHaveLength(versions.length)
  })
})

describe('a copy', () => {
  it('is an OFD and a PDF that carry the digest of the licence file, and the holder is told when it is there', async () => {
    const copy = await requested()
    expect(copy).toMatchObject({ state: 'making', files: [] })
    expect(await makeNow(deps, idOf(copy))).toBe('stored')
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
    const view = await seen(copy)
    expect(view).toMatchObject({
      state: 'ready',
      number: expect.stringMatching(/-J\d{4}$/),
      files: [{ format: 'ofd' }, { format: 'pdf' }],
    })
    const acts = granted(await desk.holder(driver.openid, 'listActivity', {})).items.map(({ act }) => act)
    expect(acts).toEqual(expect.arrayContaining(['copyRequested', 'copyMade']))
    const original = [...stand.records('registeredFiles')].find(
      ([, { subject }]) => subject === stored('copies', idOf(copy)).version,
    )
    const file = stored('copies', idOf(copy)).files.ofd
    if (!file?.stored || !file.signed) throw new Error('not stored')
    const bytes = fileCipher.open(
      openFileKey(deps, key('copies', idOf(copy)), 'ofd', file.signed),
      (await deps.files.get(file.stored.id)) ?? new Uint8Array(),
    )
    expect(Buffer.from(bytes).toString()).toContain(original?.[0])
  })

  it('takes the licence file with it when that is not there yet, of an older data directory too', async () => {
    const other = await activated(suspended)
    const copy = await requested(other, suspended.openid)
    const { version } = stored('copies', idOf(copy))
    const at = key('versions', version)
    await desk.deps.store.transact([at], (read) => {
      const record = read.get(at)
      if (!record) throw new Error('no version')
      const { fileState, fileSince, fileNextAt, fileDelays, files, ...older } = record
      return { ok: true, value: { writes: [{ kind: 'replace', key: at, record: older }], value: undefined } }
    })
    // The register already knows the file that was made for it above: another moment gives another file.
    wait(MINUTE)
    expect(await makeNow(deps, idOf(copy))).toBe('stored')
    await expectWhole('versions', version, ['ofd'])
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
  })

  it.each(['before', 'after'] as const)(
    'is made once and whole whatever step is the last of a run (%s it is done)',
    async (when) => {
      for (let last = 1; ; last += 1) {
        seal = bookedSeal()
        deps = sealingDeps(desk, seal)
        const copy = await requested()
        const dying = dyingDeps(deps, last, when)
        const first = await makeNow(dying.deps, idOf(copy)).catch((error) => error)
        if (!(first instanceof Killed)) {
          expect(last).toBeGreaterThan(8)
          break
        }
        // Within the lease nobody else begins.
        wait(31_000)
        await makeNow(deps, idOf(copy))
        await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
        expect(twice(seal.asked)).toEqual([])
        const made = [...stand.records('audit').values()].filter(
          ({ act, facts }) => act === 'copyMade' && facts.outcome === stored('copies', idOf(copy)).number,
        )
        expect(made).toHaveLength(1)
      }
    },
  )

  it('is finished with the signature whose reply was lost, and the seal is not asked again', async () => {
    const copy = await requested()
    seal.mood = 'losesReplies'
    expect(await makeNow(deps, idOf(copy))).toBe('waiting')
    seal.mood = 'well'
    wait(MINUTE)
    expect(await makeNow(deps, idOf(copy))).toBe('stored')
    expect(seal.asked).toEqual([`copies-${idOf(copy)}-ofd-1`, `copies-${idOf(copy)}-pdf-2`])
    expect(seal.given).toEqual([`copies-${idOf(copy)}-ofd-1`, `copies-${idOf(copy)}-pdf-2`])
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
  })

  it('waits while the seal service is down, says so and when it is tried again, and comes by itself', async () => {
    const copy = await requested()
    seal.mood = 'down'
    const delays: number[] = []
    for (let round = 0; round < 12; round += 1) {
      expect(await makeNow(deps, idOf(copy))).toBe('waiting')
      const view = await seen(copy)
      expect(view).toMatchObject({ state: 'making', waiting: { reason: { zh: expect.stringMatching(/签章服务/) } } })
      delays.push(Date.parse(view.waiting?.nextAt ?? '') - Date.parse(desk.deps.clock.now()))
      expect(await makeNow(deps, idOf(copy))).toBe('takenOver')
      desk.setNow(view.waiting?.nextAt ?? desk.deps.clock.now())
    }
    expect(delays[0]).toBeLessThanOrEqual(5_000)
    expect(Math.max(...delays)).toBeLessThanOrEqual(10 * MINUTE)
    expect(delays.at(-1)).toBeGreaterThanOrEqual(5 * MINUTE)
    const { copies } = await backlogs(desk.deps.store)
    expect(copies).toEqual({ queued: '1', failed: '0', oldest: copy.requestedAt })
    seal.mood = 'well'
    expect(await workOff(deps)).toMatchObject({ stored: 1 })
    expect(await seen(copy)).toMatchObject({ state: expect.stringMatching(/ready|expired/) })
    desk.setNow(instantOf(Date.now()))
  })

  it('does not hammer a seal service that is down: a run stops after a few', async () => {
    for (let copies = 0; copies < 6; copies += 1) await requested()
    seal.mood = 'down'
    expect(await workOff(deps)).toMatchObject({ stored: 0, waiting: 3 })
    seal.mood = 'well'
    wait(MINUTE)
    expect(await workOff(deps)).toMatchObject({ stored: 6 })
  })

  it('that the seal service refuses is ended, and its holder reads why', async () => {
    const copy = await requested()
    seal.mood = 'refuses'
    expect(await makeNow(deps, idOf(copy))).toBe('failed')
    expect(await seen(copy)).toMatchObject({ state: 'failed', reason: { zh: expect.stringMatching(/拒绝签章/) } })
    seal.mood = 'well'
    expect(await workOff(deps)).toMatchObject({ stored: 0 })
    expect((await backlogs(desk.deps.store)).copies.failed).toBe('1')
  })

  it('with a character that no font draws is ended, and its holder reads which and where', async () => {
    const copy = await requested()
    const field = { zh: '用途', en: 'Purpose' }
    const lacking = async () => refuse({ code: 'CHARACTER_NOT_DRAWABLE', character: '𬎆', field } as const)
    expect(await makeNow({ ...deps, drawing: { ...plainDrawing(), copy: lacking } }, idOf(copy))).toBe('failed')
    expect((await seen(copy)).reason).toEqual({
      zh: expect.stringMatching(/^用途中的“𬎆”/u),
      en: expect.stringMatching(/^Purpose: .*“𬎆”/u),
    })
    expect(JSON.stringify(stored('copies', idOf(copy)))).not.toContain('𬎆')
    expect(seal.asked).toEqual([])
  })

  it('drawn anew by other code is asked for under another id: a signature is only for the bytes it was made for', async () => {
    const copy = await requested()
    seal.mood = 'losesReplies'
    await makeNow(deps, idOf(copy))
    seal.mood = 'well'
    wait(MINUTE)
    const newer = sealingDeps(desk, seal, plainDrawing('2'))
    expect(await makeNow(newer, idOf(copy))).toBe('stored')
    expect(seal.asked).toEqual(
      [1, 2].map((attempt) => `copies-${idOf(copy)}-ofd-${attempt}`).concat(`copies-${idOf(copy)}-pdf-2`),
    )
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
  })

  it('drawn anew by other code after it was signed and stored leaves nothing of the first attempt in the storage', async () => {
    const copy = await requestedBesideAnother()
    const puts: Promise<string>[] = []
    const put = async (path: string, bytes: Uint8Array) => {
      puts.push(deps.files.put(path, bytes))
      throw new Killed()
    }
    expect(await makeNow({ ...deps, files: { ...deps.files, put } }, idOf(copy))).toBe('waiting')
    const first = await Promise.all(puts)
    const there = async () => (await Promise.all(first.map((id) => deps.files.get(id)))).filter(Boolean)
    expect(await there()).toHaveLength(2)
    wait(MINUTE)
    expect(await makeNow(sealingDeps(desk, seal, plainDrawing('2')), idOf(copy))).toBe('stored')
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
    expect(await there()).toEqual([])
  })

  it('signed with a seal that was exchanged before it was stored is made with the new one, whose term began later', async () => {
    const copy = await requestedBesideAnother()
    const away = { ...deps, files: { ...deps.files, put: () => Promise.reject(new Error('away')) } }
    expect(await makeNow(away, idOf(copy))).toBe('waiting')
    wait(MINUTE)
    const exchangedAt = desk.deps.clock.now()
    const newSeal = plainDrawing('2')
    const drawing: typeof newSeal = {
      ...newSeal,
      copy: async (format, of, content, material, sealedAt) =>
        sealedAt < exchangedAt
          ? refuse({ code: 'SEAL_NOT_IN_TERM' })
          : newSeal.copy(format, of, content, material, sealedAt),
    }
    expect(await makeNow({ ...deps, drawing }, idOf(copy))).toBe('stored')
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
  })

  it('that somebody has taken over is no longer written by the one who was too slow', async () => {
    const copy = await requested()
    const slow = sealingDeps(desk, {
      ...seal,
      sign: async (id, toSign) => {
        const signature = await seal.sign(id, toSign)
        if (id.endsWith('ofd-1')) {
          wait(31_000)
          expect(await makeNow(deps, idOf(copy))).toBe('stored')
        }
        return signature
      },
    })
    expect(await makeNow(slow, idOf(copy))).toBe('takenOver')
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
    expect(twice(seal.asked)).toEqual([])
  })

  it('that fails by our own fault is tried again, and given up with a number to quote', async () => {
    const copy = await requested()
    const broken = { ...plainDrawing(), copy: () => Promise.reject(new Error('a bug')) }
    for (let round = 1; round < 8; round += 1) {
      expect(await makeNow({ ...deps, drawing: broken }, idOf(copy))).toBe('waiting')
      wait(10 * MINUTE)
    }
    expect(await makeNow({ ...deps, drawing: broken }, idOf(copy))).toBe('failed')
    expect((await seen(copy)).reason?.en).toMatch(/quote [0-9a-f]{16}/)
    desk.setNow(instantOf(Date.now()))
  })

  it('waits while the file storage is away, however long, and no fault before or after counts against it', async () => {
    // Morning in China: the day must last.
    desk.setNow(instantOf(Date.parse(`${daysAfter(civilDateOf(instantOf(Date.now())), 1)}T00:00:00Z`)))
    const copy = await requested()
    const away = { ...deps, files: { ...deps.files, put: () => Promise.reject(new Error('away')) } }
    const broken = { ...deps, drawing: { ...plainDrawing(), copy: () => Promise.reject(new Error('a bug')) } }
    for (const tried of [...Array(7).fill(broken), ...Array(12).fill(away), ...Array(7).fill(broken), away]) {
      expect(await makeNow(tried, idOf(copy))).toBe('waiting')
      wait(10 * MINUTE)
    }
    expect((await seen(copy)).waiting?.reason.zh).toContain('文件存储')
    expect(await makeNow(deps, idOf(copy))).toBe('stored')
    expect(twice(seal.asked)).toEqual([])
    await expectWhole('copies', idOf(copy), ['ofd', 'pdf'])
    desk.setNow(instantOf(Date.now()))
  })

  it('withdrawn before it is made never reaches the seal', async () => {
    const copy = await requested()
    expect(granted(await desk.holder(driver.openid, 'withdrawCopy', { code: copy.code })).state).toBe('withdrawn')
    expect(await makeNow(deps, idOf(copy))).toBe('takenOver')
    await workOff(deps)
    expect(seal.asked).toEqual([])
  })

  it('whose last day passes while it waits is not sealed', async () => {
    const copy = await requested()
    wait(24 * 60 * MINUTE)
    expect(await makeNow(deps, idOf(copy))).toBe('failed')
    expect(seal.asked).toEqual([])
    expect(await seen(copy)).toMatchObject({ state: 'failed', reason: { zh: expect.stringMatching(/期限/) } })
    desk.setNow(instantOf(Date.now()))
  })

  it('of a licence that is suspended while it waits is not sealed', async () => {
    const other = await firstLicence(stand, suspended.openid)
    const copy = await requested(other, suspended.openid)
    await stand.push(eventsOfHolders(codesOf(suspended)))
    expect(await makeNow(deps, idOf(copy))).toBe('failed')
    expect(seal.asked).toEqual([])
    const view = granted(await desk.holder(suspended.openid, 'openCopy', { code: copy.code }))
    expect(view.reason?.zh).toMatch(/变更或失效/)
  })
})
