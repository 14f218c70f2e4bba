/** The nine licences of `nine-licences` as they stand in the store after they were issued. */

import { decodesPhoto } from '../../cloudfunctions/server/adapters/photo-decoder'
import { PEOPLE } from '../../local/demo/people'
import type { Licence } from '../../src/core/licence/licence'
import { applyEvent } from '../../src/core/licence/life'
import { readEvent } from '../../src/core/licence/read-event'
import { instantOf } from '../../src/core/time'
import { nineLicences } from './nine-licences'

const NOW = instantOf(Date.parse('2026-11-23T00:00:00Z'))
const SERIAL = '00000000000000000001'

export function wholeLicences(): readonly Licence[] {
  const person = PEOPLE.find(({ represents }) => represents?.length)
  if (!person) throw new Error('nobody represents a company')
  return nineLicences(person).map((licence, at) => {
    const id = { eventId: `00000000-0000-4000-8000-00000000000${at}`, occurredAt: '2026-10-01T00:00:00+08:00' }
    const { event, findings } = readEvent({ ...id, type: 'issue', revision: 1, licence }, { now: NOW, decodesPhoto })
    const step = event && applyEvent(undefined, event, SERIAL)
    if (!step?.ok) throw new Error(JSON.stringify(findings))
    return step.value
  })
}
