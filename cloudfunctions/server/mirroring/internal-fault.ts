/** 系统故障: an event that we cannot work off, through no fault of the province. It must not stop the events of other licences. */
import type { Finding } from '../../../src/core/licence/event'
import { type Result, refuse } from '../../../src/core/result'
import { reportFault } from '../fault'
import { Contradiction, type Random } from '../ports'

/** What was to be worked off cannot be opened, or makes the code throw: it will again. An outage of the database is not that, and is thrown. */
export interface Poisoned {
  readonly code: 'POISONED'
  readonly error: unknown
}

/** Runs what touches nothing outside; whatever it throws is the fault of what it was given. */
export function guarded<T>(work: () => T): T | Poisoned {
  try {
    return work()
  } catch (error) {
    return { code: 'POISONED', error }
  }
}

/** Runs a transaction; a contradiction in what is stored is as lasting as a fault of the code. */
export async function withoutContradiction<T, F>(work: () => Promise<Result<T, F>>): Promise<Result<T, F | Poisoned>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Contradiction) return refuse({ code: 'POISONED', error })
    throw error
  }
}

/** Logs the fault, and says to the province what became of the event. */
export function internalFault(random: Random, { error }: Poisoned): Finding {
  const { traceId } = reportFault(random, error)
  return {
    rule: 'INTERNAL_FAULT',
    clause: 'docs/interfaces.md',
    group: 'validity',
    severity: 'error',
    field: 'event',
    message: {
      zh: `处理该事件时系统出现故障，事件已保存，无需修改，修复后可重新处理（编号 ${traceId}）`,
      en: `Something went wrong on our side; the event is kept, nothing in it need change, and it can be driven again once this is mended (trace ${traceId})`,
    },
  }
}
