/** Checks and outcomes that the cloud has not heard of yet, as lines of the record. */
import type { VerificationLine } from '../../contract/officer'
import { readProof } from '../../core/presentation/proof'
import type { ProofReason } from '../../core/presentation/proof-verdict'
import { type Instant, parseInstant } from '../../core/time'
import type { Queue, QueuedCheck } from '../queued-checks'

export function lineOf({
  requestId,
  code,
  at,
  verdict,
  reason,
  place,
  outcome,
  ground,
  words,
}: QueuedCheck): VerificationLine {
  const read = readProof(code)
  const moment = parseInstant(at)
  return {
    id: requestId,
    // What this phone wrote, it wrote in the one form of instants.
    at: moment.ok ? moment.value : (at as Instant),
    verdict,
    means: 'offline',
    ...(read.ok ? { typeCode: read.value.credential.content.typeCode } : {}),
    ...(reason === undefined ? {} : { reason: reason as ProofReason }),
    ...(place === undefined ? {} : { place }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(ground === undefined ? {} : { ground }),
    ...(words === undefined ? {} : { words }),
  }
}

/** The line with the outcome that waits to be told, if there is one. */
export function withQueuedNote(
  line: VerificationLine,
  { notes }: Queue,
): { readonly line: VerificationLine; readonly waiting: boolean } {
  const note = notes.find(({ verification }) => verification === line.id)
  if (!note || line.outcome !== undefined) return { line, waiting: false }
  const { outcome, ground, words } = note
  const why = { ...(ground === undefined ? {} : { ground }), ...(words === undefined ? {} : { words }) }
  return { line: { ...line, outcome, ...why }, waiting: true }
}
