/** GetCertificateFileByCertificateID and verifyFile: copies under a grant, from the queue to the check of what came. */
import { cloudbaseFiles, cloudStorage } from '../../cloudfunctions/server/adapters/cloudbase-files'
import type { Index } from '../../cloudfunctions/server/records'
import { copyGranted } from '../../cloudfunctions/server/sharing/copy-granted'
import { openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { type Answer, ask, type Caller, grantTo, inDays, partyOf, told } from './relying-party'
import { granted, type HttpReply, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const NOT_AUTHORISED = { head: { status: 1, message: '未获得授权' } }

let stand: Stand
let party: Caller
let own: string
let identifier: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  await proven(stand, driver)
  party = partyOf(stand)
  own = await firstLicence(stand, driver.openid)
  identifier = stand.records('licences').get(own)?.identifier ?? ''
  await stand.runTimer('sealing')
})
afterAll(() => stand.close())

const wish = { CertificateCopyCause: '承运资质存档', CertificateCopyExpiringTime: inDays(5).replaceAll('-', '') }
const file = (bent: object = {}) =>
  ask(stand, party, 'GetCertificateFileByCertificateID', { CertificateID: identifier, ...wish, ...bent })
const checked = (content: unknown) => ask(stand, party, 'verifyFile', { contentType: 'base64', content })
const copies = () => [...stand.records('copies').values()]
const withdraw = async (grant: string) => granted(await stand.grants(driver.openid, 'withdrawGrant', { grant }))

/** As a system does: the same request again as long as it is told to. */
async function fetched(bent: object = {}): Promise<HttpReply<Answer>> {
  for (let tries = 0; ; tries += 1) {
    const answer = await file(bent)
    if (answer.body.head?.status !== 2 || tries === 20) return answer
    expect(answer.body.head).toMatchObject({ message: '加注件正在制作，请稍后以同样的请求再取', retryAfter: 3 })
    await stand.runTimer('sealing')
  }
}

describe('a grant that allows copies', () => {
  let grant: string
  let content: string
  beforeAll(async () => {
    ;({ id: grant } = await grantTo(stand, driver.openid, [own], { copies: true, uses: 2 }))
  })

  it('gives an annotated copy, sealed, with cause, recipient, term and grant on it', async () => {
    const answer = told(await fetched())
    expect(answer).toMatchObject({
      contentType: 'base64',
      fileType: 'ofd',
      CertificateIdentifier: identifier,
      until: inDays(5),
    })
    content = String(answer.content)
    expect(Buffer.from(content, 'base64').subarray(0, 2).toString()).toBe('PK')
    const passed = told(await checked(content))
    expect(passed).toMatchObject({ result: 0, kind: 'copy', standing: 'valid', format: 'ofd' })
  })

  it('the same wish again is the same copy and no other use; as PDF too', async () => {
    const before = copies().length
    expect(told(await fetched()).content).toBe(content)
    const pdf = told(await fetched({ fileType: 'pdf' }))
    expect(Buffer.from(String(pdf.content), 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(copies()).toHaveLength(before)
    expect([...stand.records('grantItems').values()].find((item) => item.grant === grant)?.used).toBe(1)
  })

  it('is in the holder’s record and among his copies, which he can withdraw', async () => {
    const { items } = granted(await stand.holder(driver.openid, 'listActivity', {}))
    const asked = items.find(({ act }) => act === 'copyRequested')
    expect(asked).toMatchObject({ actor: { kind: 'recipient', name: '示例市丰达货运平台有限公司' } })
    expect(items.find(({ act }) => act === 'copyDownloaded')).toMatchObject({ recipient: '示例市丰达货运平台有限公司' })
    const [copy] = granted(await stand.holder(driver.openid, 'listCopies', {})).items
    expect(copy).toMatchObject({ purpose: '承运资质存档', recipient: '示例市丰达货运平台有限公司', state: 'ready' })
  })

  it('another wish is another use; after the last one what was made can still be fetched, and nothing else', async () => {
    expect((await fetched({ CertificateCopyCause: '另一用途' })).body.head.status).toBe(0)
    expect((await fetched({ CertificateCopyCause: '第三用途' })).body).toEqual(NOT_AUTHORISED)
    expect((await fetched()).body.head.status).toBe(0)
  })

  it('a copy that its holder withdrew is handed out no more, and its file does not pass', async () => {
    const listed = granted(await stand.holder(driver.openid, 'listCopies', {})).items
    const copy = listed.find(({ purpose }) => purpose === '承运资质存档')
    granted(await stand.holder(driver.openid, 'withdrawCopy', { code: copy?.code ?? '' }))
    expect((await fetched()).body).toEqual(NOT_AUTHORISED)
    expect(told(await checked(content))).toMatchObject({ result: 2, standing: 'withdrawn' })
  })

  it('a file with one bit changed does not pass: its content 2, its seal 1', async () => {
    const bytes = Buffer.from(content, 'base64')
    const at = bytes.indexOf('<ofd:TextCode')
    bytes.writeUInt8(bytes.readUInt8(at + 40) ^ 1, at + 40)
    expect(told(await checked(bytes.toString('base64'))).result).toBeGreaterThan(0)
    expect(told(await checked(Buffer.from('not a file').toString('base64')))).toMatchObject({ result: 2 })
  })
})

describe('a copy is refused', () => {
  it('when the grant does not allow copies, and no number is taken for it', async () => {
    const { id } = await grantTo(stand, driver.openid, [own])
    const before = copies().length
    expect((await file()).body).toEqual(NOT_AUTHORISED)
    expect(copies()).toHaveLength(before)
    await withdraw(id)
  })

  it.each([
    ['data.CertificateCopyCause', { CertificateCopyCause: ' ' }],
    ['data.CertificateCopyCause', { CertificateCopyCause: '长'.repeat(201) }],
    ['data.CertificateCopyExpiringTime', { CertificateCopyExpiringTime: '20200101' }],
    ['data.CertificateCopyExpiringTime', { CertificateCopyExpiringTime: inDays(31) }],
    ['data.CertificateCopyExpiringTime', { CertificateCopyExpiringTime: '20271345' }],
  ])('for %s', async (field, bent) => {
    const { id } = await grantTo(stand, driver.openid, [own], { copies: true })
    expect((await file(bent)).body.head).toMatchObject({ status: 4, field })
    await withdraw(id)
  })

  it('once the grant is withdrawn, even one that was made before', async () => {
    const { id } = await grantTo(stand, driver.openid, [own], { copies: true })
    const bent = { CertificateCopyCause: '撤回之前' }
    expect((await fetched(bent)).body.head.status).toBe(0)
    await withdraw(id)
    expect((await file(bent)).body).toEqual(NOT_AUTHORISED)
  })
})

it('as long as nothing has made it, a copy is status 2 and asked for in vain without another use', async () => {
  const { id } = await grantTo(stand, driver.openid, [own], { copies: true, uses: 3 })
  const desk = await openDesk(stand)
  const deps = { ...desk.deps, files: cloudbaseFiles(cloudStorage()) }
  const reader = { recipients: [`party:${party.accessId}`] as const, id: 'desk' }
  const wanted = {
    grant: id as Index,
    licence: own as Index,
    purpose: 'carriage',
    cause: '等候',
    until: inDays(2),
  } as const
  const first = await copyGranted(deps, reader, wanted)
  const second = await copyGranted(deps, reader, wanted)
  expect([first, second]).toEqual([
    expect.objectContaining({
      ok: true,
      value: expect.objectContaining({ record: expect.objectContaining({ fileState: 'queued' }) }),
    }),
    expect.objectContaining({ ok: true }),
  ])
  expect([...stand.records('grantItems').values()].find((item) => item.grant === id)?.used).toBe(1)
})
