/** The sealing function in the test's own process, on a stand's database and file storage: any of its steps can be made its last. */
import { cloudbaseFiles, cloudStorage } from '../../cloudfunctions/server/adapters/cloudbase-files'
import { fileCipher } from '../../cloudfunctions/server/adapters/file-cipher'
import type { Files, SealFailure, SealService } from '../../cloudfunctions/server/ports'
import type { Drawing } from '../../cloudfunctions/server/sealing/drawing'
import type { SealingDeps } from '../../cloudfunctions/server/sealing/made'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { ok, type Result, refuse } from '../../src/core/result'
import type { Desk } from './desk'
import { dyingAt } from './dying'

type Mood = 'well' | 'down' | 'losesReplies' | 'refuses'

/** 签章服务 with a book of what it was asked: the same id a second time is written down and fails the test. */
export interface BookedSeal extends SealService {
  mood: Mood
  /** Request ids in the order in which they came. */
  readonly asked: string[]
  /** Ids whose signature was given out, by `sign` or by `outcome`. */
  readonly given: string[]
}

export function bookedSeal(): BookedSeal {
  const made = new Map<string, Uint8Array | undefined>()
  const asked: string[] = []
  const given: string[] = []
  const seal: BookedSeal = {
    mood: 'well',
    asked,
    given,
    material: async () => ok({ seal: new Uint8Array(), certificate: new Uint8Array(), chain: [] }),
    async sign(id, toSign) {
      if (seal.mood === 'down') return refuse(AWAY)
      asked.push(id)
      if (made.get(id)) throw new Error(`asked again: ${id}`)
      if (seal.mood === 'refuses' || made.has(id)) return refuse<SealFailure>({ code: 'SEAL_REFUSED', reason: 'no' })
      made.set(id, Buffer.from(sm3Hex(toSign)))
      return seal.mood === 'losesReplies' ? refuse(AWAY) : handedOut(id)
    },
    async outcome(id) {
      if (seal.mood === 'down') return refuse(AWAY)
      // Never made, and from now on never to be.
      if (!made.has(id)) made.set(id, undefined)
      return made.get(id) ? handedOut(id) : ok(undefined)
    },
  }
  function handedOut(id: string): Result<Uint8Array, SealFailure> {
    given.push(id)
    return ok(made.get(id) ?? new Uint8Array())
  }
  return seal
}

const AWAY: SealFailure = { code: 'SEAL_UNREACHABLE' }

/** Draws words: what a file says, and its signature behind it. `edition` stands for the code that draws. */
export function plainDrawing(edition = '1'): Drawing {
  const drawn = async (...parts: readonly unknown[]) => {
    const toSign = Buffer.from(JSON.stringify([edition, ...parts]))
    return ok({ toSign, finish: (signature: Uint8Array) => Buffer.concat([toSign, signature]) })
  }
  return {
    licence: (licence, _seal, sealedAt) => drawn(licence.identifier, sealedAt),
    copy: (format, licence, content, _seal, sealedAt) => drawn(format, licence.identifier, content, sealedAt),
  }
}

export function sealingDeps(desk: Desk, seal: SealService, drawing: Drawing = plainDrawing()): SealingDeps {
  const { store, clock, random, cipher, publicHost } = desk.deps
  const files: Files = cloudbaseFiles(cloudStorage())
  return { store, clock, random, cipher, publicHost, files, fileCipher, seal, drawing }
}

/** The same, dying at its `last`th step outwards. */
export function dyingDeps(deps: SealingDeps, last: number, when: 'before' | 'after') {
  const { count, dying } = dyingAt(last, when)
  return { count, deps: { ...deps, store: dying(deps.store), files: dying(deps.files), seal: dying(deps.seal) } }
}
