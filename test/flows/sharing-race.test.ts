/** 抢用与撤回: many readings of one grant at the same moment, and a withdrawal between them. */
import { verifyChain } from '../../src/core/audit'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { give, giverOf, read, requestId, TERMS } from './sharing-desk'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const shipper = personCalled('shipper')

let stand: Stand
let self: string
let own: string
beforeAll(async () => {
  // More instances than the deployed two: so many of the fifty are in the cloud at the very same moment.
  stand = await openStand({ instances: { grants: 8 } })
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  for (const person of [driver, shipper]) await proven(stand, person)
  self = await giverOf(stand, driver.openid, 'self')
  own = await firstLicence(stand, driver.openid)
})
afterAll(() => stand.close())

const item = (grant: string) => stand.records('grantItems').get(`${grant}:${own}`)
const trail = () => [...stand.records('audit').values()].filter(({ stream }) => stream === own)
const linesOn = (grant: string, act: string) =>
  trail().filter((entry) => entry.act === act && entry.facts.grant === grant)

describe('fifty readings of a grant that allows one', () => {
  it('one is told, forty-nine are refused, and all fifty are in the holder’s record', async () => {
    const { id } = await give(stand, driver.openid, self, [own], { terms: { ...TERMS, uses: 1 } })
    const replies = await Promise.all(Array.from({ length: 50 }, () => read(stand, shipper.openid, id, own)))
    const told = replies.filter((reply) => reply.ok)
    const refused = replies.filter((reply) => !reply.ok).map(codeOf)
    expect(told).toHaveLength(1)
    expect(refused.filter((code) => !['GRANT_USED_UP', 'GRANT_NOT_ACTIVE'].includes(code))).toEqual([])
    expect(item(id)).toMatchObject({ used: 1, state: 'usedUp' })
    // What the trail was too busy for waits for the timer.
    await stand.runTimer('nightly')
    expect(linesOn(id, 'grantRead')).toHaveLength(1)
    expect(linesOn(id, 'grantReadRefused')).toHaveLength(49)
    expect(verifyChain(trail()).ok).toBe(true)
  })

  it('the same request ten times at once is one reading, and one answer', async () => {
    const { id } = await give(stand, driver.openid, self, [own], { terms: { ...TERMS, uses: 1 } })
    const same = { requestId: requestId() }
    const replies = await Promise.all(Array.from({ length: 10 }, () => read(stand, shipper.openid, id, own, same)))
    expect(replies.map((reply) => (reply.ok ? 'told' : codeOf(reply)))).toEqual(
      Array.from({ length: 10 }, () => 'told'),
    )
    expect(item(id)?.used).toBe(1)
    expect(linesOn(id, 'grantRead')).toHaveLength(1)
  })
})

describe('a withdrawal among readings', () => {
  it.each([0, 1, 2, 3])('no reading that begins after its answer is told anything (%i)', async () => {
    const { id } = await give(stand, driver.openid, self, [own])
    let withdrawn = false
    const reading = async () => {
      const began = withdrawn
      const reply = await read(stand, shipper.openid, id, own)
      return { began, told: reply.ok }
    }
    const before = Array.from({ length: 6 }, reading)
    const withdrawal = stand.grants(driver.openid, 'withdrawGrant', { grant: id }).then((reply) => {
      granted(reply)
      withdrawn = true
    })
    const during = Array.from({ length: 6 }, reading)
    await withdrawal
    const later = Array.from({ length: 6 }, reading)
    const all = await Promise.all([...before, ...during, ...later])
    expect(all.filter(({ began, told }) => began && told)).toEqual([])
    expect(all.filter(({ began }) => began)).toHaveLength(6)
    expect(linesOn(id, 'grantRead')).toHaveLength(all.filter(({ told }) => told).length)
  })

  it('two that withdraw at once are one act', async () => {
    const { id } = await give(stand, driver.openid, self, [own])
    const replies = await Promise.all([0, 1, 2].map(() => stand.grants(driver.openid, 'withdrawGrant', { grant: id })))
    expect(replies.map((reply) => granted(reply).state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
    const acts = [...stand.records('audit').values()].filter(
      ({ act, stream }) => act === 'grantWithdrawn' && stream === id,
    )
    expect(acts).toHaveLength(1)
    expect([...stand.records('receipts').keys()].filter((receipt) => receipt.startsWith(id))).toHaveLength(2)
  })

  it('a withdrawal and a give at once end withdrawn or refused, never half', async () => {
    const drafted = granted(
      await stand.grants(driver.openid, 'draftGrant', {
        ...{
          requestId: requestId(),
          giver: self,
          recipient: { kind: 'party', id: 'relying-party-demo' },
          terms: TERMS,
        },
      }),
    )
    granted(await stand.grants(driver.openid, 'fillGrant', { grant: drafted.id, pick: { licences: [own] } }))
    const [given, dropped] = await Promise.all([
      stand.grants(driver.openid, 'giveGrant', { grant: drafted.id }),
      stand.grants(driver.openid, 'dropGrant', { grant: drafted.id }),
    ])
    expect([given.ok, dropped.ok].filter(Boolean)).toHaveLength(1)
    const state = granted(await stand.grants(driver.openid, 'openGrant', { grant: drafted.id })).state
    expect(state).toBe(given.ok ? 'active' : 'dropped')
  })
})
