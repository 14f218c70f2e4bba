/** What somebody asks the cloud about: an online code, ours or another's. */
import type { Failure } from '../../../src/core/failure'
import { type OnlineCode, readCode } from '../../../src/core/presentation/code'
import { PROOF_PREFIX } from '../../../src/core/presentation/proof'
import { type Result, refuse } from '../../../src/core/result'

export function readAsked(text: string): Result<OnlineCode, Failure> {
  // The phone checks it by itself: the cloud never sees who showed it.
  if (text.trim().toUpperCase().startsWith(PROOF_PREFIX)) return refuse({ code: 'CODE_OFFLINE' })
  const read = readCode(text)
  return read.ok ? read : refuse({ code: read.failure })
}

export function isOwn({ host }: OnlineCode, publicHost: string): boolean {
  return host === publicHost.toLowerCase()
}
