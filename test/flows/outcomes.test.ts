/** 记录情况: what an officer did with a verdict, in his record and in the holder's; once. */
import { randomUUID } from 'node:crypto'
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { licenceIdOf } from '../../cloudfunctions/server/licences/sealed-licence'
import { verifyChain } from '../../src/core/audit'
import { accepted, companyOf, follow, otherRepresentative, representative, vehicleIssue } from './fleet-events'
import { driver, ownLicence } from './own-licences'
import { personCalled, proven, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const shili = personCalled('officer-shili')
const yangben = personCalled('officer-yangben')
const WORDS = '与本人照片不符，已请其出示身份证'

let stand: Stand
let licence: string
beforeAll(async () => {
  stand = await openStand()
  await registered(stand, shili)
  await registered(stand, yangben)
  licence = (await ownLicence(stand, '990101889201')).id
})
afterAll(() => stand.close())

async function checked(): Promise<string> {
  const { code } = granted(await stand.holder(driver.openid, 'present', { id: licence }))
  return granted(await stand.officer(shili.openid, 'verify', { code, requestId: randomUUID() })).verification
}
type Wish = Parameters<typeof stand.officer<'noteOutcome'>>[2]
const note = (request: Wish, openid = shili.openid) => stand.officer(openid, 'noteOutcome', request)
const lines = async () => granted(await stand.holder(driver.openid, 'listActivity', {})).items
const notes = async () => (await lines()).filter(({ act }) => act === 'outcomeNoted')

describe('what an officer did with a verdict of his', () => {
  it('stands in his record and in the holder’s, with who he is and no more of him than his number masked', async () => {
    const verification = await checked()
    const line = granted(await note({ verification, outcome: 'accepted' }))
    expect(line).toMatchObject({ id: verification, outcome: 'accepted', means: 'online' })
    const [own] = granted(await stand.officer(shili.openid, 'listVerifications', {})).items
    expect(own).toEqual(line)
    const [told] = await lines()
    expect(told).toMatchObject({ act: 'outcomeNoted', outcome: 'accepted', licence })
    expect(told?.actor).toMatchObject({ kind: 'officer', agency: shili.officer?.agency, officerNumber: '9901*****01' })
  })

  it('a refusal says why; its words are sealed at rest, and the holder may object to it', async () => {
    const verification = await checked()
    granted(await note({ verification, outcome: 'refused', ground: 'notTheHolder', words: WORDS }))
    const [told] = await lines()
    expect(told).toMatchObject({ outcome: 'refused', ground: 'notTheHolder', words: WORDS, objection: 'possible' })
    for (const collection of ['audit', 'verifications'] as const) {
      expect(JSON.stringify([...stand.records(collection).values()])).not.toContain(WORDS)
    }
    granted(await stand.holder(driver.openid, 'reportRefusal', { id: told?.id ?? '', words: '照片就是本人' }))
  })

  it('a refusal without a ground is none', async () => {
    const verification = await checked()
    const before = (await notes()).length
    expect(codeOf(await note({ verification, outcome: 'refused' }))).toBe('OUTCOME_GROUND_MISSING')
    expect(await notes()).toHaveLength(before)
  })

  it('is said once: the same again after a lost answer is the same, another is refused', async () => {
    const verification = await checked()
    const refused = { verification, outcome: 'refused', ground: 'other', words: WORDS } as const
    const replies = await Promise.all([note(refused), note(refused), note(refused)])
    expect(replies.map((reply) => granted(reply).outcome)).toEqual(['refused', 'refused', 'refused'])
    expect((await notes()).filter(({ ground }) => ground === 'other')).toHaveLength(1)
    for (const other of [{ outcome: 'accepted' } as const, { outcome: 'refused', ground: 'other' } as const]) {
      expect(codeOf(await note({ verification, ...other }))).toBe('OUTCOME_NOTED')
    }
  })

  it('is told to whose licence it was when it was checked, and not to who has the vehicle since', async () => {
    const [ours, theirs] = [companyOf(representative), companyOf(otherRepresentative)]
    const seller = await proven(stand, representative)
    const buyer = await proven(stand, otherRepresentative)
    const sold = vehicleIssue('990101889202', '示A88920', '990101889203', ours)
    await accepted(stand, sold)
    const id = licenceIdOf(keyedIndex(stand.keys.indexKey), '11100000000019713D013', '990101889202')
    granted(await stand.holder(seller, 'activate', { id }))
    const { code } = granted(await stand.holder(seller, 'present', { id }))
    const { verification } = granted(await stand.officer(shili.openid, 'verify', { code, requestId: randomUUID() }))
    await accepted(stand, follow(sold, 2, 'amend', { holder: theirs, face: { operatorName: theirs.name } }))
    granted(await note({ verification, outcome: 'refused', ground: 'outOfScope' }))
    const seenBy = async (openid: string) =>
      granted(await stand.holder(openid, 'listActivity', {})).items.filter(({ act }) => act === 'outcomeNoted')
    expect(await seenBy(seller)).toMatchObject([{ ground: 'outOfScope', objection: 'possible' }])
    expect(await seenBy(buyer)).toEqual([])
  })

  it('is nobody else’s to say: another’s check and none at all cannot be told apart', async () => {
    const verification = await checked()
    expect(codeOf(await note({ verification, outcome: 'accepted' }, yangben.openid))).toBe('VERIFICATION_NOT_FOUND')
    expect(codeOf(await note({ verification: '0'.repeat(64), outcome: 'accepted' }))).toBe('VERIFICATION_NOT_FOUND')
  })

  it('can be said after the shift, for the paper takes longer than the check', async () => {
    const verification = await checked()
    granted(await stand.officer(shili.openid, 'endShift', {}))
    expect(granted(await note({ verification, outcome: 'accepted' })).outcome).toBe('accepted')
  })
})

it('leaves the licence’s trail whole', () => {
  const trail = [...stand.records('audit').values()].filter(({ stream }) => stream === licence)
  expect(verifyChain(trail.sort((a, b) => a.seq - b.seq))).toMatchObject({ ok: true })
})
