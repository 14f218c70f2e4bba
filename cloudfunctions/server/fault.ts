/** What becomes of a fault: a trace id for the person, a line without personal data for the log. */
import type { FailureOf } from '../../src/core/failure'
import type { Random } from './ports'

const TRACE_BYTES = 8

/** Logs `error` and makes the failure that names the log line. Texts of errors are left out: they may quote data. */
export function reportFault(random: Random, error: unknown): FailureOf<'INTERNAL'> {
  const traceId = newTraceId(random)
  console.error(JSON.stringify({ traceId, ...classOf(error) }))
  return { code: 'INTERNAL', traceId }
}

export function newTraceId(random: Random): string {
  return Buffer.from(random.bytes(TRACE_BYTES)).toString('hex')
}

function classOf(error: unknown): { readonly error: string; readonly code?: string; readonly at?: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, errCode } = error as { code?: unknown; errCode?: unknown }
  const known = code ?? errCode
  const named = typeof known === 'string' || typeof known === 'number' ? { code: String(known).slice(0, 60) } : {}
  return { error: error.name, ...named, at: framesOf(error) }
}

/** Where it happened: frames name files and lines only. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
}
