/** 微信通知: one consent, one notice; after the commit, at most once; and the inbox whatever WeChat answers. As deployed, against the local WeChat. */
import type { NoticeTopic } from '../../src/core/sharing/notice'
import { instantOf, after as later } from '../../src/core/time'
import { openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { give, giverOf, INSURER, requestId, SHIPPER, TERMS } from './sharing-desk'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const shipper = personCalled('shipper')
const insurer = personCalled('insurer')

let stand: Stand
let self: string
let own: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  for (const person of [driver, shipper, insurer]) await proven(stand, person)
  self = await giverOf(stand, driver.openid, 'self')
  own = await firstLicence(stand, driver.openid)
})
afterAll(() => stand.close())
beforeEach(() => wechatAnswers([]))

interface Sent {
  readonly touser: string
  readonly template: string
  readonly page: string
  readonly data: { readonly [field: string]: { readonly value: string } }
}

const sent = async (): Promise<readonly Sent[]> => (await (await fetch(`${stand.url}/local/notices`)).json()) as Sent[]
const run = async () => ((await stand.runTimer('notices')) as { readonly value: object }).value
const answer = (openid: string, answers: { readonly [T in NoticeTopic]?: 'accepted' | 'refused' }, id = requestId()) =>
  stand.grants(openid, 'answerNotices', { requestId: id, answers })
const leftOf = async (openid: string, topic: NoticeTopic) =>
  granted(await stand.grants(openid, 'listNotices', {})).topics.find((each) => each.topic === topic)
const inboxOf = async (openid: string) => granted(await stand.grants(openid, 'listMessages', {})).items.length

async function wechatAnswers(answers: readonly object[]): Promise<void> {
  const body = JSON.stringify({ answers })
  await fetch(`${stand.url}/simulator/wechat/answers`, { method: 'POST', body })
}

/** Somebody asks: a message of the topic `sharing` for the driver. Six times each, more are refused. */
let asked = 0
async function ask(): Promise<void> {
  const [asker, party] = asked < 6 ? [shipper, SHIPPER] : [insurer, INSURER]
  asked += 1
  const holder = { by: 'holderCode', code: driver.holderCode } as const
  const terms = { ...TERMS, fields: { practitioner: ['status'] } }
  const wish = { requestId: requestId(), party, holder, terms }
  const { id } = granted(await stand.grants(asker.openid, 'askForGrant', wish))
  granted(await stand.grants(asker.openid, 'retractRequest', { grant: id }))
}

it('asks for nothing that was not agreed to: without a consent there is the inbox only', async () => {
  expect(granted(await stand.grants(driver.openid, 'listNotices', {})).topics).toMatchObject([
    { topic: 'sharing', template: 'local-notice-sharing', left: 0, refused: false, mayAsk: true },
    { topic: 'use' },
    { topic: 'deadline' },
  ])
  await ask()
  expect(await run()).toEqual({})
  expect(await inboxOf(driver.openid)).toBe(1)
  expect(await sent()).toEqual([])
})

it('sends one notice for one consent, once, however often the timer runs; it names nobody and no licence', async () => {
  const id = requestId()
  expect(granted(await answer(driver.openid, { sharing: 'accepted' }, id)).topics[0]).toMatchObject({
    left: 1,
    mayAsk: false,
  })
  // The answer was lost and the phone repeats it: no second consent.
  expect(granted(await answer(driver.openid, { sharing: 'accepted' }, id)).topics[0]).toMatchObject({ left: 1 })
  await ask()
  await ask()
  expect(await run()).toEqual({ sent: 1 })
  expect(await run()).toEqual({})
  const all = await sent()
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({
    ...{ touser: driver.openid, template: 'local-notice-sharing', page: 'inbox/list/index' },
    data: {
      thing1: { value: '有用证申请等待您答复' },
      time2: { value: expect.stringMatching(/^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d$/) },
      thing3: { value: '请打开小程序查看消息' },
    },
  })
  for (const text of [driver.name, driver.holderCode, '丰达', own]) expect(JSON.stringify(all)).not.toContain(text)
  expect(await leftOf(driver.openid, 'sharing')).toMatchObject({ left: 0, mayAsk: true })
})

it('keeps nobody’s openid in readable form', () => {
  expect(stand.records('subscriptions').size).toBe(1)
  expect(JSON.stringify([...stand.records('subscriptions').values()])).not.toContain(driver.openid)
})

it('tells whoever acts for a party of the party’s messages', async () => {
  granted(await answer(shipper.openid, { sharing: 'accepted' }))
  const { id } = await give(stand, driver.openid, self, [own])
  expect(await run()).toEqual({ sent: 1 })
  expect((await sent()).at(-1)).toMatchObject({
    touser: shipper.openid,
    data: { thing1: { value: '您收到一项用证授权' } },
  })
  granted(await stand.grants(driver.openid, 'withdrawGrant', { grant: id }))
  expect(await run()).toEqual({})
})

it('tells nobody what he has read by himself meanwhile', async () => {
  granted(await answer(driver.openid, { sharing: 'accepted' }))
  await ask()
  const [newest] = granted(await stand.grants(driver.openid, 'listMessages', {})).items
  granted(await stand.grants(driver.openid, 'readMessages', { upTo: newest?.at ?? '' }))
  expect(await run()).toEqual({})
  expect(await leftOf(driver.openid, 'sharing')).toMatchObject({ left: 1 })
})

it('takes WeChat’s refusal (43101) for the person’s: he is not asked again, and his inbox goes on', async () => {
  await wechatAnswers([{ errcode: 43101, times: 1 }])
  const before = await inboxOf(driver.openid)
  await ask()
  expect(await run()).toEqual({ refused: 1 })
  expect(await leftOf(driver.openid, 'sharing')).toMatchObject({ left: 0, refused: true, mayAsk: false })
  expect(await inboxOf(driver.openid)).toBe(before + 1)
})

it('gives the consent back when the template is not as WeChat has it (40037, 47003), and does not try again', async () => {
  granted(await answer(driver.openid, { sharing: 'accepted' }))
  for (const errcode of [40037, 47003]) {
    await wechatAnswers([{ errcode, times: 1 }])
    await ask()
    expect(await run()).toEqual({ misconfigured: 1 })
    expect(await run()).toEqual({})
    expect(await leftOf(driver.openid, 'sharing')).toMatchObject({ left: 1 })
  }
})

it('does not try again what WeChat may have sent: the consent is used up, the act of which it told stands', async () => {
  await wechatAnswers([{ errcode: -1, times: 1 }])
  await ask()
  expect(await run()).toEqual({ unknown: 1 })
  expect(await run()).toEqual({})
  expect(await leftOf(driver.openid, 'sharing')).toMatchObject({ left: 0 })
})

it('takes the person’s own no for all he agreed to before', async () => {
  granted(await answer(driver.openid, { sharing: 'accepted' }))
  granted(await answer(driver.openid, { sharing: 'refused' }))
  expect(await leftOf(driver.openid, 'sharing')).toMatchObject({ left: 0, refused: true, mayAsk: false })
  await ask()
  expect(await run()).toEqual({})
})

it('sends no news of yesterday', async () => {
  const desk = await openDesk(stand)
  granted(await answer(driver.openid, { sharing: 'accepted' }))
  await ask()
  const { sendNotices } = await import('../../cloudfunctions/server/notices/send-notices')
  desk.setNow(later(instantOf(Date.now()), 25 * 60 * 60_000))
  const never = { send: () => Promise.reject(new Error('nothing may be sent')) }
  const templates = { sharing: { id: 'a', fields: {} } }
  expect(await sendNotices({ ...desk.deps, templates, messages: never })).toEqual({})
  expect(await run()).toEqual({})
})

it('without templates there is nothing to agree to, and messages are written all the same', async () => {
  const desk = await openDesk(stand)
  expect(granted(await desk.grants(driver.openid, 'listNotices', {}))).toEqual({ topics: [] })
  expect(codeOf(await stand.grants('nobody', 'listNotices', {}))).toBe('IDENTITY_NOT_PROVEN')
})

it('forgets whom to tell when he signs out of the phone', async () => {
  granted(await stand.holder(driver.openid, 'forgetMe', {}))
  const phones = [...stand.records('followers').values()].map(({ phone }) => phone)
  expect(new Set(phones)).toEqual(new Set(stand.records('subscriptions').keys()))
  expect(stand.records('subscriptions').size).toBe(1)
})
