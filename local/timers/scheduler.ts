/** Runs functions at their timers' times. A time that passed while the local cloud was stopped is not made up for. */
import type { FunctionConfig } from '../host/function-config'
import { buildInvalid } from '../host/function-config'
import { type Cron, nextAfter, parseCron } from './cron'

/** A timeout of Node cannot be longer than about 24 days. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

/** Starts the timers of all functions; returns what stops them. Throws BUILD_INVALID for a faulty expression. */
export function startTimers(functions: readonly FunctionConfig[], run: (name: string) => Promise<unknown>): () => void {
  const pending = new Map<string, NodeJS.Timeout>()
  for (const { name, cron } of functions.flatMap(cronOf)) wait(name, cron, new Date())
  return () => {
    for (const timeout of pending.values()) clearTimeout(timeout)
    pending.clear()
  }

  function wait(name: string, cron: Cron, after: Date): void {
    const next = nextAfter(cron, after)
    if (!next) return
    const milliseconds = next.getTime() - Date.now()
    const due = milliseconds <= LONGEST_WAIT_MS
    const timeout = setTimeout(
      () => (due ? fire(name, cron, next) : wait(name, cron, after)),
      Math.min(Math.max(milliseconds, 0), LONGEST_WAIT_MS),
    )
    pending.set(name, timeout)
  }

  function fire(name: string, cron: Cron, at: Date): void {
    // What the function refuses or fails at is in its log; the next run is due all the same.
    run(name).catch(() => undefined)
    wait(name, cron, new Date(Math.max(at.getTime(), Date.now())))
  }
}

function cronOf({ name, timer }: FunctionConfig): { name: string; cron: Cron }[] {
  if (!timer) return []
  try {
    return [{ name, cron: parseCron(timer.config) }]
  } catch (error) {
    throw buildInvalid(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
