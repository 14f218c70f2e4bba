/**
 * 授权的模型: readings, copies of the same reading, a withdrawal and the passing of time at the same moment, the store's steps in every order that fast-check
 * finds. Whatever happens: never more readings than granted, never one that begins after the withdrawal was answered, or after the last day.
 */
import fc from 'fast-check'
import type { Store } from '../../cloudfunctions/server/ports'
import { endOfDay } from '../../src/core/sharing/grant-life'
import { after, type CivilDate, instantOf } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { give, giverOf, inDays, requestId, TERMS } from './sharing-desk'
import { openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const shipper = personCalled('shipper')
const LATE = after(endOfDay(inDays(10) as CivilDate), 1)

let stand: Stand
let desk: Desk
let self: string
let own: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  for (const person of [driver, shipper]) await proven(stand, person)
  self = await giverOf(stand, driver.openid, 'self')
  own = await firstLicence(stand, driver.openid)
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

/**
 * The real store; when each of its steps begins, the scheduler says. They are one after another: all callers here share the credential of one
 * instance, which on the platform runs one call at a time, and whose single writes are refused while a transaction of it is open.
 */
function scheduled(store: Store, scheduler: fc.Scheduler): Store {
  let before: Promise<unknown> = Promise.resolve()
  const turn = <T>(label: string, step: () => Promise<T>): Promise<T> =>
    scheduler.schedule(Promise.resolve(), label).then(() => {
      const done = before.then(step)
      before = done.catch(() => undefined)
      return done
    })
  return {
    get: (key) => turn('get', () => store.get(key)),
    getMany: (collection, ids) => turn('getMany', () => store.getMany(collection, ids)),
    transact: (keys, decide) => turn('transact', () => store.transact(keys, decide)),
    find: (collection, index, range) => turn('find', () => store.find(collection, index, range)),
    count: (collection, index, range) => turn('count', () => store.count(collection, index, range)),
    insert: (key, record) => turn('insert', () => store.insert(key, record)),
    compareAndSet: (key, expected, patch) => turn('compareAndSet', () => store.compareAndSet(key, expected, patch)),
    compareAndRemove: (key, expected) => turn('compareAndRemove', () => store.compareAndRemove(key, expected)),
  }
}

/** `again`: the reading before it once more, under its own id. */
type Step = 'read' | 'again' | 'withdraw' | 'late'

const steps = fc.array(
  fc.oneof(
    { arbitrary: fc.constant<Step>('read'), weight: 5 },
    { arbitrary: fc.constantFrom<Step>('again', 'withdraw', 'late'), weight: 3 },
  ),
  { minLength: 2, maxLength: 8 },
)

it('never a reading outside the grant, in whatever order the steps of the store come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), steps, fc.integer({ min: 1, max: 2 }), async (scheduler, drawn, uses) => {
      desk.setNow(instantOf(Date.now()))
      const { id: grant } = await give(stand, driver.openid, self, [own], { terms: { ...TERMS, uses } })
      const played = desk.on(scheduled(desk.deps.store, scheduler))
      const closed = { by: false }
      const told = new Set<string>()
      const broken: string[] = []
      let last = requestId()
      const reading = async (id: string) => {
        const wasClosed = closed.by
        const request = { requestId: id, grant, licence: own, purpose: 'carriage' } as const
        const reply = await played.grants(shipper.openid, 'readGranted', request)
        if (!reply.ok) return
        told.add(id)
        if (wasClosed) broken.push('read what was closed when it began')
        const outside = reply.value.fields.filter(({ name }) => !TERMS.fields.practitioner?.includes(name))
        if (outside.length > 0) broken.push('told a field outside the grant')
      }
      const acts: { readonly [S in Step]: () => Promise<void> } = {
        read: () => {
          last = requestId()
          return reading(last)
        },
        again: () => reading(last),
        withdraw: async () => {
          const reply = await played.grants(driver.openid, 'withdrawGrant', { grant })
          if (reply.ok) closed.by = true
        },
        late: async () => {
          desk.setNow(LATE)
          closed.by = true
        },
      }
      await scheduler.waitFor(
        Promise.all(drawn.map((step) => scheduler.schedule(Promise.resolve(), step).then(acts[step]))),
      )
      expect(broken).toEqual([])
      expect(told.size).toBeLessThanOrEqual(uses)
      const item = stand.records('grantItems').get(`${grant}:${own}`)
      expect(item?.used).toBe(told.size)
    }),
    { numRuns: 15, interruptAfterTimeLimit: 40_000 },
  )
})
