/**
 * 发送微信通知: after the commit that wrote the message, by the timer. The message is settled and the consent taken before WeChat is asked: whatever then
 * breaks off, nobody is told twice, and what is not sent stands in the inbox all the same.
 */
import { NOTICE_ADVICE, NOTICE_WORDS } from '../../../src/contract/notice-words'
import { ok } from '../../../src/core/result'
import { isNews, NO_CONSENT, type NoticeConsent, type NoticeTopic, TOPIC_OF } from '../../../src/core/sharing/notice'
import { type CivilDate, chinaTimeOf, civilDateOf, type Instant } from '../../../src/core/time'
import { reportFault } from '../fault'
import {
  type Clock,
  type FieldCipher,
  type Found,
  key,
  type Messages,
  type NoticeOutcome,
  type NoticeTemplates,
  type Random,
  type Store,
} from '../ports'
import type { FollowerRecord, InboxOwner, MessageRecord, SubscriptionRecord } from '../records'
import { followerKey, forgetNotices, openidPlace, subscriptionKey } from './consents'

export interface NoticeSendingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly cipher: FieldCipher
  readonly messages: Messages
  readonly templates: NoticeTemplates
}

/** Messages of one run of the timer. */
const PAGE = 100
/** Phones that are told of one message. */
const MOST_FOLLOWERS = 20

type Counts = { readonly [S in NoticeOutcome['state']]?: number }

/** How many notices came to what. */
export async function sendNotices(deps: NoticeSendingDeps): Promise<Counts> {
  // Nothing to send by: messages wait, and are no news by the time there is.
  if (Object.keys(deps.templates).length === 0) return {}
  const query = { equals: { notice: 'waiting' }, order: 'ascending', limit: PAGE } as const
  const waiting = await deps.store.find('messages', 'byNotice', query)
  const states: NoticeOutcome['state'][] = []
  for (const found of waiting) {
    try {
      states.push(...(await settle(deps, found)))
    } catch (error) {
      reportFault(deps.random, error)
    }
  }
  return counted(states)
}

async function settle(
  deps: NoticeSendingDeps,
  { id, record }: Found<MessageRecord>,
): Promise<readonly NoticeOutcome['state'][]> {
  const { store, clock, templates } = deps
  const mine = await store.compareAndSet(key('messages', id), { notice: 'waiting' }, { notice: 'settled' })
  const topic = TOPIC_OF[record.kind]
  if (!mine || !templates[topic] || !isNews(record.at, clock.now())) return []
  const query = { equals: { to: record.to }, order: 'ascending', limit: MOST_FOLLOWERS } as const
  const followers = await store.find('followers', 'byOwner', query)
  const states: NoticeOutcome['state'][] = []
  for (const follower of followers) {
    const outcome = await tell(deps, follower.record, record, topic)
    if (outcome) states.push(outcome.state)
  }
  return states
}

/** undefined: he is not to be told. */
async function tell(
  deps: NoticeSendingDeps,
  { to, phone }: FollowerRecord,
  message: MessageRecord,
  topic: NoticeTopic,
): Promise<NoticeOutcome | undefined> {
  const { store, cipher, clock, messages } = deps
  const [subscription, person] = await Promise.all([store.get(subscriptionKey(phone)), store.get(key('people', phone))])
  if (!subscription || person?.self !== subscription.self || !(await isReader(store, person, to))) {
    await store.compareAndRemove(followerKey(to, phone), {})
    return undefined
  }
  if (await hasRead(store, person.self, message)) return undefined
  if (!(await change(store, phone, topic, taken))) return undefined
  const openid = cipher.open(openidPlace(phone), subscription.openid)
  const outcome = await messages.send({ topic, openid, facts: factsOf(message) })
  await followUp(deps, { phone }, topic, outcome, clock.now())
  return outcome
}

/** Whether the messages are still his to read: who no longer acts for a company is told nothing of it. */
async function isReader(
  store: Store,
  { self, represents }: { readonly self: string; readonly represents: readonly string[] },
  to: InboxOwner,
): Promise<boolean> {
  if (to === self || represents.includes(to)) return true
  if (!to.startsWith(PARTY)) return false
  const party = await store.get(key('relyingParties', to.slice(PARTY.length)))
  return party?.company !== undefined && represents.includes(party.company)
}

const PARTY = 'party:'

/** He was in the inbox before the timer was. */
async function hasRead(store: Store, self: string, { at }: MessageRecord): Promise<boolean> {
  const inbox = await store.get(key('inboxes', self))
  return inbox !== undefined && inbox.readUpTo >= at
}

async function followUp(
  { store, random }: NoticeSendingDeps,
  { phone }: Pick<FollowerRecord, 'phone'>,
  topic: NoticeTopic,
  outcome: NoticeOutcome,
  now: Instant,
): Promise<void> {
  if (outcome.state === 'refused') await change(store, phone, topic, () => ({ left: 0, refusedAt: now }))
  if (outcome.state === 'unaddressable') await forgetNotices(store, phone)
  if (outcome.state !== 'misconfigured') return
  const fault = new Error(`the notice template for ${topic} does not serve`)
  reportFault(random, Object.assign(fault, { code: outcome.reason }))
  // WeChat has not used it up.
  await change(store, phone, topic, (consent) => ({ ...consent, left: consent.left + 1 }))
}

/** undefined: nothing was left. */
function taken({ left, ...rest }: NoticeConsent): NoticeConsent | undefined {
  return left > 0 ? { ...rest, left: left - 1 } : undefined
}

/** Whether it was changed; `work` answers undefined to leave it. */
async function change(
  store: Store,
  phone: FollowerRecord['phone'],
  topic: NoticeTopic,
  work: (consent: NoticeConsent) => NoticeConsent | undefined,
): Promise<boolean> {
  const at = subscriptionKey(phone)
  const done = await store.transact<boolean, never>([at], (read) => {
    const before = read.get(at)
    const consent = before && work(before.consents[topic] ?? NO_CONSENT)
    if (!before || !consent) return ok({ writes: [], value: false })
    const record: SubscriptionRecord = { ...before, consents: { ...before.consents, [topic]: consent } }
    return ok({ writes: [{ kind: 'replace', key: at, record }], value: true })
  })
  return done.ok && done.value
}

function factsOf({ kind, at, day }: MessageRecord) {
  const made = civilDateOf(at)
  const time = chinaTimeOf(at).slice(made.length + 1, made.length + 1 + 'HH:mm'.length)
  return {
    what: NOTICE_WORDS[kind],
    advice: NOTICE_ADVICE,
    at: `${chineseDay(made)} ${time}`,
    day: chineseDay(day ?? made),
  }
}

/** As WeChat wants its dates: 2026年11月29日. */
function chineseDay(day: CivilDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function counted(states: readonly NoticeOutcome['state'][]): Counts {
  return Object.fromEntries(
    [...new Set(states)].map((state) => [state, states.filter((each) => each === state).length]),
  )
}
