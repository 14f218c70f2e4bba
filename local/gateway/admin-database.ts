/** The `database.*` actions: EJSON in, the engine, EJSON out. */
import type { Direction, Order } from '../engine/planner'
import { fromWire } from '../engine/values'
import type { Action, AdminRequest } from './admin-wire'
import { WireError } from './admin-wire'

export const DATABASE_ACTIONS: { readonly [action: string]: Action } = {
  'database.insertDocument': async ({ engine }, request, caller) => {
    const now = new Date()
    const documents = texts(request.data).map((text) => fromWire(text, now))
    return { data: { insertedIds: await engine.insert(collectionOf(request), documents, caller) } }
  },
  'database.getDocument': ({ engine }, request, caller) => {
    const page = { offset: Number(request.offset ?? 0), limit: Number(request.limit ?? 100) }
    const projection = fromWire(request.projection, new Date())
    const list = engine.find({ ...selection(request), ...page, order: orderOf(request), projection }, caller)
    return { data: { list }, ...page }
  },
  'database.modifyDocument': async ({ engine }, request, caller) => {
    const change = fromWire(request.data, new Date())
    const modes = { multi: request.multi === true, merge: request.merge !== false }
    const { updated, upsertedId } = await engine.modify({ ...selection(request), ...modes, change }, caller)
    return { data: { updated, ...(upsertedId === undefined ? {} : { upsert_id: upsertedId }) } }
  },
  'database.removeDocument': async ({ engine }, request, caller) => {
    return { data: { deleted: await engine.remove({ ...selection(request), multi: request.multi === true }, caller) } }
  },
  'database.calculateDocument': ({ engine }, request, caller) => {
    const { collection, filter } = selection(request)
    return { data: { total: engine.count(collection, filter, caller) } }
  },
  'database.aggregateDocuments': ({ engine }, request) => {
    return { data: { list: engine.aggregate(collectionOf(request), stagesOf(request.stages)) } }
  },
  'database.startTransaction': ({ engine }, _request, caller) => ({ transactionId: engine.start(caller) }),
  'database.commitTransaction': async ({ engine }, _request, caller) => {
    await engine.commit(caller)
    return { data: {} }
  },
  'database.abortTransaction': ({ engine }, _request, caller) => {
    engine.abort(caller)
    return { data: {} }
  },
}

function collectionOf({ collectionName }: AdminRequest): string {
  return String(collectionName)
}

function selection(request: AdminRequest) {
  const filter = fromWire(request.query, new Date())
  return { collection: collectionOf(request), filter, byId: request.queryType === 'DOC' }
}

function orderOf({ order }: AdminRequest): Order {
  return Object.entries(fromWire(order, new Date())).map(([field, direction]) => {
    const sign: Direction = direction === -1 ? -1 : 1
    return [field, sign]
  })
}

function stagesOf(stages: unknown) {
  if (!Array.isArray(stages)) throw new WireError('INVALID_PARAM', 'stages must be a list')
  return stages.map(({ stageKey, stageValue }) => ({ key: String(stageKey), value: stageValueOf(stageValue) }))
}

/** A stage's value may be a bare number or text ($limit, $count), which EJSON leaves as it is. */
function stageValueOf(text: unknown): unknown {
  return fromWire(`{"value":${String(text)}}`, new Date()).value
}

function texts(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new WireError('INVALID_PARAM', 'data must be a list')
}
