/**
 * 导出我的全部信息 (个人信息保护法 第四十五条): part by part and page by page, each thing as data and as a sentence. Of licences what their holder's list
 * shows; of everything else what its own page shows him: nothing is told here that no other route tells him, but his identity as it is kept.
 */
import type * as v from 'valibot'
import { ACT_NAMES } from '../../../src/contract/activity-words'
import { STATUS_LABELS } from '../../../src/contract/messages'
import type { Page } from '../../../src/contract/reply'
import type { ExportedItem, exportMineRequest } from '../../../src/contract/rights'
import { ERASURE_STATE_LABELS, type ExportPart } from '../../../src/contract/rights-words'
import type { GrantView } from '../../../src/contract/sharing'
import { DELEGATION_STATE_LABELS, GRANT_STATE_LABELS } from '../../../src/contract/sharing-messages'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { kindOf } from '../../../src/core/licence/kinds'
import { ok, type Result } from '../../../src/core/result'
import { PURPOSE_FACTS } from '../../../src/core/sharing/purposes'
import { chinaTimeOf } from '../../../src/core/time'
import { exportActivity } from '../audit/export-activity'
import { manyOf } from '../audit/many'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import { listMessages } from '../inbox/list-messages'
import { listLicences } from '../licences/list-licences'
import type { ViewingDeps } from '../notation/copy-view'
import { listCopies } from '../notation/list-copies'
import { key } from '../ports'
import { listDelegations } from '../sharing/delegation-view'
import type { GivingDeps } from '../sharing/draft-grant'
import { listGrants } from '../sharing/list-grants'
import { receiptsOf } from '../sharing/receipts'
import { listErasures } from './erasures'

type ExportDeps = GivingDeps & ViewingDeps
type Cursor = { readonly cursor?: string }
type Items = Promise<Result<Page<ExportedItem>, Failure>>
type Part = (deps: ExportDeps, holder: Holder, at: Cursor) => Items

const MOST_PHONES = 100
const ABREAST = 8

export function exportMine(
  deps: ExportDeps,
  holder: Holder,
  { part, cursor }: v.InferOutput<typeof exportMineRequest>,
): Items {
  return PARTS[part](deps, holder, given({ cursor }))
}

const PARTS: { readonly [P in ExportPart]: Part } = {
  identity,
  phones,
  licences,
  copies: (deps, holder, at) =>
    pageOf(listCopies(deps, holder, at), (copy) => ({
      zh: `给 ${copy.recipient} 用于${copy.purpose}，到 ${copy.until} 止。`,
      en: `For ${copy.recipient}: ${copy.purpose}, until ${copy.until}.`,
    })),
  ...grantParts('grantsGiven', 'grantsGivenOver', 'given'),
  ...grantParts('grantsReceived', 'grantsReceivedOver', 'received'),
  ...grantParts('requestsToMe', 'requestsToMeOver', 'asked'),
  ...grantParts('requestsByMe', 'requestsByMeOver', 'asking'),
  delegationsGiven: (deps, holder, at) => delegations(deps, holder, 'given', at),
  delegationsReceived: (deps, holder, at) => delegations(deps, holder, 'received', at),
  erasuresAsked: (deps, holder, at) => erasures(deps, holder, 'asked', at),
  erasuresReceived: (deps, holder, at) => erasures(deps, holder, 'received', at),
  messages: (deps, holder, at) => pageOf(listMessages(deps, holder, at), ({ at: when, text }) => dated(when, text)),
  activity: (deps, holder, at) =>
    pageOf(exportActivity(deps, holder, at), ({ at: when, act, typeName, subject, actorName }) =>
      dated(when, {
        zh: `${actorName.zh}：${ACT_NAMES[act].zh}，${typeName.zh} ${subject}`,
        en: `${actorName.en}: ${ACT_NAMES[act].en}, ${typeName.en} ${subject}`,
      }),
    ),
}

/** As it was proven and is kept; the only place where it is told in full, to nobody but the person himself. */
async function identity(_deps: ExportDeps, { identity: kept }: Holder): Items {
  const companies = kept.represents.map(({ name }) => name).join('、')
  const text = {
    zh: `${kept.name}，${kept.code}${companies === '' ? '' : `，可代表：${companies}`}`,
    en: `${kept.name}, ${kept.code}${companies === '' ? '' : `, acts for: ${companies}`}`,
  }
  return ok({ items: [{ data: kept, text }] })
}

async function phones({ store }: ExportDeps, { self, person }: Holder): Items {
  const found = await store.find('people', 'bySelf', { equals: { self }, order: 'ascending', limit: MOST_PHONES })
  const items = await inParallel(found, ABREAST, async ({ id, record: { provenAt } }) => {
    const device = await store.get(key('devices', id))
    const isThis = id === person
    const data = { thisPhone: isThis, provenAt, ...given({ deviceKey: device?.deviceKey, keySince: device?.since }) }
    const words = { zh: isThis ? '本机完成实人认证' : '另一部手机完成实人认证', en: 'Identity proven on a phone' }
    return { data, text: dated(provenAt, words) }
  })
  return ok({ items })
}

async function licences(deps: ExportDeps, holder: Holder, at: Cursor): Items {
  const listed = await listLicences(deps, holder, at)
  if (!listed.ok) return listed
  const { items, next } = listed.value
  const activations = await manyOf(
    deps.store,
    'activations',
    items.map(({ id }) => id),
  )
  const exported = items.map((item): ExportedItem => {
    const activatedAt = item.activated ? activations.get(item.id)?.activatedAt : undefined
    const { name } = kindOf(item.typeCode)
    const { zh, en } = STATUS_LABELS[item.status]
    return {
      data: { ...item, ...given({ activatedAt }) },
      text: {
        zh: `${name.zh} ${item.subject} ${item.number}：${zh}${item.activated ? '，已激活' : ''}`,
        en: `${name.en} ${item.subject} ${item.number}: ${en}${item.activated ? ', activated' : ''}`,
      },
    }
  })
  return ok({ items: exported, ...given({ next }) })
}

function grantParts<S extends ExportPart, O extends ExportPart>(
  standing: S,
  over: O,
  list: 'given' | 'received' | 'asked' | 'asking',
) {
  const parts = {
    [standing]: (deps: ExportDeps, holder: Holder, at: Cursor) => grants(deps, holder, { list, ...at }),
    [over]: (deps: ExportDeps, holder: Holder, at: Cursor) => grants(deps, holder, { list, over: true, ...at }),
  }
  // Exactly the two keys above.
  return parts as { readonly [P in S | O]: Part }
}

/** Each with its receipts, as they were signed. */
async function grants(deps: ExportDeps, holder: Holder, request: Parameters<typeof listGrants>[2]): Items {
  const listed = await listGrants(deps, holder, request)
  if (!listed.ok) return listed
  const items = await inParallel(listed.value.items, ABREAST, async (grant): Promise<ExportedItem> => {
    const receipts = await receiptsOf(deps, grant.id)
    return { data: { ...grant, receipts }, text: dated(grant.at, grantWords(grant)) }
  })
  return ok({ items, ...given({ next: listed.value.next }) })
}

function grantWords({ giver, recipient, state, size, terms }: GrantView) {
  const { label } = PURPOSE_FACTS[terms.purpose]
  const { zh, en } = GRANT_STATE_LABELS[state]
  return {
    zh: `${giver.name} → ${recipient.name}，${size} 本证照，用于${label.zh}，到 ${terms.until}：${zh}`,
    en: `${giver.name} → ${recipient.name}, ${size} licences, ${label.en}, until ${terms.until}: ${en}`,
  }
}

function delegations(deps: ExportDeps, holder: Holder, list: 'given' | 'received', at: Cursor): Items {
  return pageOf(listDelegations(deps, holder, { list, ...at }), ({ at: when, principal, delegate, until, state }) =>
    dated(when, {
      zh: `${principal} 委托 ${delegate}，到 ${until}：${DELEGATION_STATE_LABELS[state].zh}`,
      en: `${principal} delegated to ${delegate}, until ${until}: ${DELEGATION_STATE_LABELS[state].en}`,
    }),
  )
}

function erasures(deps: ExportDeps, holder: Holder, list: 'asked' | 'received', at: Cursor): Items {
  return pageOf(listErasures(deps, holder, { list, ...at }), ({ at: when, giver, recipient, state }) =>
    dated(when, {
      zh: `${giver} 要求 ${recipient} 删除：${ERASURE_STATE_LABELS[state].zh}`,
      en: `${giver} asked ${recipient} to delete: ${ERASURE_STATE_LABELS[state].en}`,
    }),
  )
}

async function pageOf<T>(listed: Promise<Result<Page<T>, Failure>>, words: (item: T) => ExportedItem['text']): Items {
  const page = await listed
  if (!page.ok) return page
  const items = page.value.items.map((item) => ({ data: item, text: words(item) }))
  return ok({ items, ...given({ next: page.value.next }) })
}

/** With the time in China. */
function dated(at: Parameters<typeof chinaTimeOf>[0], { zh, en }: ExportedItem['text']): ExportedItem['text'] {
  const time = chinaTimeOf(at)
  return { zh: `${time} ${zh}`, en: `${time} ${en}` }
}
