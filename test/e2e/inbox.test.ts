/** 消息 and the person's rights in a holder's hands: he is told, withdraws in two taps, asks for deletion, takes everything along. */
import { randomBytes } from 'node:crypto'
import type { LocalCloud } from '../../local/cloud'
import { asHolder, asSharer } from '../support/calls'
import { openTab } from '../support/holder'
import { namelessControls, overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { givenRequest, inDays, PARTY } from '../support/sharing'
import { press, see } from '../support/sight'
import { personCalled, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const shipper = personCalled('shipper')

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('tells of a request, lets a consent be withdrawn in two taps, and the recipient be asked to delete', async () => {
    const phone = await stage.provenPhoneOf(driver.id)
    await givenRequest(stage.cloud(), shipper, driver)
    await givenGrant(stage.cloud())
    await openTab(phone, '我的')
    await press(phone, /^消息，1 条未读$/)
    await see(phone, /申请使用您的证照/)
    await phone.screenshot(`${target}-inbox`)
    await phone.page.goto(new URL('/?rights#/inbox/rights/index', phone.page.url()).href)
    await see(phone, '给出的授权')
    await phone.screenshot(`${target}-rights`)
    await press(phone, `撤回 ${PARTY}`)
    await phone.screenshot(`${target}-rights-withdrawing`)
    await press(phone, '撤回授权')
    await press(phone, /^要求对方删除我的信息/)
    await see(phone, PARTY)
    await press(phone, `要求删除 ${PARTY}`)
    await phone.screenshot(`${target}-erasure-asking`)
    await press(phone, '要求删除')
    await see(phone, /^已发出要求/)
    await see(phone, '待答复')
    await phone.screenshot(`${target}-erasure-asked`)
    const { items } = await asSharer(stage.cloud(), shipper, 'listErasures', { list: 'received' })
    expect(items.map(({ state }) => state)).toEqual(['asked'])
  })

  it.each([
    { width: 320, elder: false, language: 'zh', dark: true },
    { width: 320, elder: true, language: 'en', dark: false },
  ])('fits every page into $width px (elder $elder, $language), and names every control', async (reading) => {
    const phone = await stage.provenPhoneOf(driver.id, { width: reading.width, dark: reading.dark })
    await prefer(phone, reading)
    const found: string[] = []
    for (const name of ['list', 'rights', 'erasures']) {
      await phone.page.goto(new URL(`/?${name}#/inbox/${name}/index`, phone.page.url()).href)
      await settled(phone)
      await phone.screenshot(
        [target, '320', reading.elder ? 'elder' : 'usual', reading.language, 'inbox', name].join('-'),
      )
      found.push(...(await overflow(phone)).map((what) => `${name} overflows: ${what}`))
      found.push(...(await namelessControls(phone)).map((what) => `${name} has a nameless control: ${what}`))
    }
    expect(found).toEqual([])
  })
})

/** The driver lets the demo's relying party use his certificate. */
async function givenGrant(cloud: LocalCloud): Promise<void> {
  const [licence] = (await asHolder(cloud, driver, 'listLicences', {})).items
  const giver = (await asSharer(cloud, driver, 'sharingMe', {})).givers.find(({ kind }) => kind === 'self')
  const { id: grant } = await asSharer(cloud, driver, 'draftGrant', {
    ...{ requestId: randomBytes(16).toString('base64url'), giver: giver?.id ?? '' },
    recipient: { kind: 'party', id: 'relying-party-demo' },
    terms: { purpose: 'carriage', until: inDays(10), copies: false, fields: { practitioner: ['status'] } },
  })
  await asSharer(cloud, driver, 'fillGrant', { grant, pick: { licences: [licence?.id ?? ''] } })
  await asSharer(cloud, driver, 'giveGrant', { grant })
}
