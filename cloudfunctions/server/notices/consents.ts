/** 同意接收微信通知: what the person answered in WeChat's own question, counted for each topic; whose messages the phone is told of from then on. */
import type * as v from 'valibot'
import type { answerNoticesRequest, NoticesView, NoticeTopicView } from '../../../src/contract/notices'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { answered, mayAsk, NO_CONSENT, NOTICE_TOPICS, type NoticeTopic } from '../../../src/core/sharing/notice'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { boxesOf } from '../inbox/boxes'
import { type Caller, type Clock, type FieldCipher, key, type NoticeTemplates, type Store } from '../ports'
import type { InboxOwner, Index, SubscriptionRecord } from '../records'

export interface ConsentDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
  readonly caller: Caller
  readonly templates: NoticeTemplates
}

/** More of one phone there are not: a person acts for few. */
const MOST_FOLLOWED = 100

export async function listNotices(deps: ConsentDeps, holder: Holder): Promise<Result<NoticesView, Failure>> {
  const record = await deps.store.get(subscriptionKey(holder.person))
  return ok(viewOf(deps.templates, ownOf(holder, record), deps.clock.now()))
}

/** A topic without a template cannot have been asked for, and is passed over. */
export async function answerNotices(
  { store, clock, cipher, caller, templates }: ConsentDeps,
  holder: Holder,
  { requestId, answers }: v.InferOutput<typeof answerNoticesRequest>,
): Promise<Result<NoticesView, Failure>> {
  const openid = caller.openid()
  if (openid === undefined) return refuse({ code: 'IDENTITY_REQUIRED' })
  const now = clock.now()
  const at = subscriptionKey(holder.person)
  // Before the consents: cut short in between, somebody is followed who gets no notices.
  await follow(store, holder)
  const done = await store.transact<SubscriptionRecord, Failure>([at], (read) => {
    const stored = read.get(at)
    const before = ownOf(holder, stored)
    if (before?.requestId === requestId) return ok({ writes: [], value: before })
    const given = NOTICE_TOPICS.flatMap((topic) => {
      const answer = templates[topic] && answers[topic]
      return answer ? [[topic, answered(before?.consents[topic] ?? NO_CONSENT, answer, now)] as const] : []
    })
    const record: SubscriptionRecord = {
      self: holder.self,
      openid: before?.openid ?? cipher.seal(openidPlace(holder.person), openid),
      consents: { ...before?.consents, ...Object.fromEntries(given) },
      requestId,
    }
    return ok({ writes: [{ kind: stored ? 'replace' : 'insert', key: at, record }], value: record })
  })
  return done.ok ? ok(viewOf(templates, done.value, now)) : done
}

/** 不再通知: the phone is told of nothing any more. */
export async function forgetNotices(store: Store, phone: Index): Promise<void> {
  await store.compareAndRemove(subscriptionKey(phone), {})
  const query = { equals: { phone }, order: 'ascending', limit: MOST_FOLLOWED } as const
  const found = await store.find('followers', 'byPhone', query)
  await Promise.all(found.map(({ id }) => store.compareAndRemove(key('followers', id), {})))
}

export function subscriptionKey(phone: Index) {
  return key('subscriptions', phone)
}

export function followerKey(to: InboxOwner, phone: Index) {
  return key('followers', `${to}:${phone}`)
}

export function openidPlace(phone: Index) {
  return { collection: 'subscriptions', id: phone, field: 'openid' } as const
}

/** What somebody else agreed to on this phone is not his. */
function ownOf({ self }: Holder, record: SubscriptionRecord | undefined): SubscriptionRecord | undefined {
  return record?.self === self ? record : undefined
}

async function follow(store: Store, holder: Holder): Promise<void> {
  const { person: phone } = holder
  const boxes = await boxesOf(store, holder)
  await Promise.all(boxes.map(({ owner: to }) => store.insert(followerKey(to, phone), { to, phone })))
}

function viewOf(templates: NoticeTemplates, record: SubscriptionRecord | undefined, now: Instant): NoticesView {
  return {
    topics: NOTICE_TOPICS.flatMap((topic): readonly NoticeTopicView[] => {
      const template = templates[topic]
      return template ? [topicView(topic, template.id, record, now)] : []
    }),
  }
}

function topicView(
  topic: NoticeTopic,
  template: string,
  record: SubscriptionRecord | undefined,
  now: Instant,
): NoticeTopicView {
  const consent = record?.consents[topic] ?? NO_CONSENT
  return {
    ...{ topic, template, left: consent.left },
    ...{ refused: consent.refusedAt !== undefined, mayAsk: mayAsk(consent, now) },
  }
}
