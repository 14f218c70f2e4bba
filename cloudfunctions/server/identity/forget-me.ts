/** The phone is no longer this person's, nobody is on shift with it, and its key for offline use and its consents to notices are forgotten. Licences stay activated: activation is the holder's, not the phone's. */
import type { Me } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { forgetNotices } from '../notices/consents'
import { key, type Store } from '../ports'
import type { Caller } from './actors'
import { shiftKey } from './shift'

export async function forgetMe({ store }: { readonly store: Store }, { person }: Caller): Promise<Result<Me, Failure>> {
  // The shift first: cut short in between, the phone still knows whose it is, and that he is off shift.
  await store.compareAndRemove(shiftKey(person), {})
  await store.compareAndRemove(key('devices', person), {})
  await forgetNotices(store, person)
  await store.compareAndRemove(key('people', person), {})
  return ok({ proven: false, represents: [] })
}
