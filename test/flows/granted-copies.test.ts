/** 加注件 under a grant in the mini-program: asked for, followed and fetched by the recipient's people; ended with the grant, link and all. */
import type { GrantedCopyRoutes, GrantedCopyView } from '../../src/contract/granted-copies'
import type { Reply } from '../../src/contract/reply'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { give, giverOf, inDays, read, TERMS } from './sharing-desk'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const shipper = personCalled('shipper')
const stranger = personCalled('ride-hailing-driver')
const PARTY = '示例市丰达货运平台有限公司'

let stand: Stand
let self: string
let own: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  for (const person of [driver, shipper, stranger]) await proven(stand, person)
  self = await giverOf(stand, driver.openid, 'self')
  own = await firstLicence(stand, driver.openid)
  await stand.runTimer('sealing')
})
afterAll(() => stand.close())

type Wish = Partial<GrantedCopyRoutes['grantedCopy']['request']>

const giving = (terms: object = {}) =>
  give(stand, driver.openid, self, [own], { terms: { ...TERMS, copies: true, ...terms } })

function asked(grant: string, bent: Wish = {}, openid = shipper.openid): Promise<Reply<GrantedCopyView>> {
  const wish = { purpose: 'carriage', cause: '承运资质存档', until: inDays(5) } as const
  return stand.grants(openid, 'grantedCopy', { grant, licence: own, ...wish, ...bent })
}

/** As the page does: the same wish until the copy is there. */
async function made(grant: string, bent: Wish = {}): Promise<GrantedCopyView> {
  for (let tries = 0; tries < 20; tries += 1) {
    const copy = granted(await asked(grant, bent))
    if (copy.state !== 'making') return copy
    await stand.runTimer('sealing')
  }
  throw new Error('the copy was not made')
}

async function linkTo(grant: string, format: 'ofd' | 'pdf'): Promise<string> {
  const { link } = granted(await asked(grant, { format }))
  if (!link) throw new Error('no link')
  return stand.url + link.path
}

const activity = async () => granted(await stand.holder(driver.openid, 'listActivity', {})).items
const used = (grant: string) => stand.records('grantItems').get(`${grant}:${own}`)?.used

describe('a copy under a grant', () => {
  it('names recipient, cause and term, is one use however often it is asked for, and tells nothing of the licence', async () => {
    const { id } = await giving({ uses: 2 })
    const copy = await made(id)
    expect(copy).toMatchObject({ state: 'ready', recipient: PARTY, purpose: '承运资质存档', until: inDays(5) })
    expect(JSON.stringify(copy)).not.toContain(driver.name)
    expect(Object.keys(copy)).not.toContain('subject')
    expect((await made(id)).code).toBe(copy.code)
    expect(used(id)).toBe(1)
  })

  it('is fetched once by each link, and the holder sees who fetched it for what', async () => {
    const { id } = await giving()
    await made(id)
    const link = await linkTo(id, 'pdf')
    const bytes = Buffer.from(await (await fetch(link)).arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await fetch(link)).status).not.toBe(200)
    const [line] = await activity()
    expect(line).toMatchObject({ act: 'copyDownloaded', actor: { kind: 'recipient', name: PARTY } })
  })

  it('leaves no more once the grant is withdrawn, not even by a link that was given out before; the holder sees the attempts', async () => {
    const { id } = await giving()
    await made(id)
    const link = await linkTo(id, 'ofd')
    granted(await stand.grants(driver.openid, 'withdrawGrant', { grant: id }))
    const late = await fetch(link)
    expect(await late.json()).toMatchObject({ error: { code: 'GRANT_NOT_ACTIVE' } })
    expect(codeOf(await asked(id))).toBe('GRANT_NOT_ACTIVE')
    expect(codeOf(await asked(id, { format: 'pdf' }))).toBe('GRANT_NOT_ACTIVE')
    await stand.runTimer('nightly')
    const refused = (await activity()).filter(({ act, grant }) => act === 'grantReadRefused' && grant === id)
    expect(refused.length).toBeGreaterThanOrEqual(2)
  })

  it('that took the last use can still be fetched, and nothing else be read', async () => {
    const { id } = await giving({ uses: 1 })
    await made(id)
    expect(codeOf(await read(stand, shipper.openid, id, own))).toMatch(/^GRANT_(USED_UP|NOT_ACTIVE)$/)
    expect((await fetch(await linkTo(id, 'pdf'))).status).toBe(200)
    expect(codeOf(await asked(id, { cause: '另一用途' }))).toMatch(/^GRANT_(USED_UP|NOT_ACTIVE)$/)
  })

  it.each([
    ['where the grant allows none', { copies: false }, {}, 'GRANT_COPIES_NOT_ALLOWED'],
    ['for another purpose', {}, { purpose: 'insurance' }, 'GRANT_PURPOSE_OTHER'],
    ['beyond the grant’s term', {}, { until: inDays(11) }, 'COPY_TERM_TOO_LONG'],
    ['without a cause', {}, { cause: ' ' }, 'COPY_TEXT_LENGTH'],
    ['of a licence that is not in it', {}, { licence: '0'.repeat(64) }, 'GRANT_LICENCE_NOT_IN'],
  ] as const)('is refused %s, and no use is counted', async (_, terms, bent, code) => {
    const { id } = await giving(terms)
    expect(codeOf(await asked(id, bent))).toBe(code)
    expect(used(id)).toBe(0)
  })

  it('is nobody else’s: a stranger is told that there is no such grant', async () => {
    const { id } = await giving()
    expect(codeOf(await asked(id, {}, stranger.openid))).toBe('GRANT_NOT_FOUND')
    expect(codeOf(await asked(id, {}, driver.openid))).toBe('GRANT_NOT_FOUND')
  })
})
