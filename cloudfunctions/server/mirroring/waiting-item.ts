/** One line of `mirror/status`: what the province must know to act, and no more of the holder than it needs to recognise the licence. */
import { given } from '../../../src/core/given'
import type { EventType } from '../../../src/core/licence/event'
import { placeOf } from '../../../src/core/licence/event-place'
import { isTypeCode, kindOf } from '../../../src/core/licence/kinds'
import { maskNumber } from '../../../src/core/licence/masking'
import type { Instant } from '../../../src/core/time'
import type { FieldCipher, Place } from '../ports'
import type { LicenceRecord, Sealed } from '../records'
import { heldPlace } from './held-writes'
import { guarded } from './internal-fault'
import { rejectionPlace } from './rejection'
import type { ListName, Waiting } from './waiting-lists'
import { type WireFinding, wireFinding } from './wire-finding'

export interface WaitingItem {
  /** What `mirror/redrive` takes. */
  readonly id: string
  readonly state: ListName
  readonly eventId?: string
  readonly type?: EventType
  readonly typeCode?: string
  readonly typeName?: { readonly zh: string; readonly en: string }
  /** 证照编号, masked. */
  readonly number?: string
  readonly revision?: number
  /** The revision that must come first; held events only. */
  readonly waitsFor?: number
  readonly findings: readonly WireFinding[]
  readonly since: Instant
  /** How often it was rejected. */
  readonly attempts?: number
  /** When it becomes, or became, an alert. */
  readonly expires: Instant
}

/** `licence`: the stored licence of the event, when there is one. */
export function itemOf(cipher: FieldCipher, waiting: Waiting, licence: LicenceRecord | undefined): WaitingItem {
  const { kind, id, record, alert } = waiting
  const { eventId, revision, findings, expiresAt: expires } = record
  return {
    id: `${kind}:${id}`,
    ...given({ eventId, revision }),
    ...about(cipher, waiting),
    findings: findings.map(wireFinding),
    expires,
    ...(waiting.kind === 'held' ? heldPart(waiting, licence) : rejectedPart(waiting)),
    ...(alert ? { state: 'alert' } : {}),
  }
}

function heldPart({ record }: Extract<Waiting, { kind: 'held' }>, licence: LicenceRecord | undefined) {
  return { state: 'held', since: record.heldAt, waitsFor: (licence?.revision ?? 0) + 1 } as const
}

function rejectedPart({ record }: Extract<Waiting, { kind: 'rejections' }>) {
  return { state: 'rejected', since: record.rejectedAt, attempts: record.attempts } as const
}

function about(cipher: FieldCipher, waiting: Waiting) {
  const { type, typeCode, number } = placeOf(openedText(cipher, waiting))
  return given({
    type,
    typeCode,
    typeName: typeCode !== undefined && isTypeCode(typeCode) ? kindOf(typeCode).name : undefined,
    number: maskedNumber(number),
  })
}

/** What cannot be opened is listed all the same, with what stands beside it. */
function openedText(cipher: FieldCipher, { kind, id, record }: Waiting): unknown {
  const place = kind === 'held' ? heldPlace(id) : rejectionPlace(id)
  return record.event === undefined ? undefined : openedOr(cipher, place, record.event)
}

function openedOr(cipher: FieldCipher, place: Place, sealed: Sealed): unknown {
  const opened = guarded(() => ({ json: JSON.parse(cipher.open(place, sealed)) as unknown }))
  return 'code' in opened ? undefined : opened.json
}

/** A number that is none is not shown: it may be anything, and it ends on a screen. */
function maskedNumber(number: string | undefined): string | undefined {
  return number !== undefined && /^[\p{L}\p{N}()（）〔〕[\]-]{1,40}$/u.test(number) ? maskNumber(number) : undefined
}
