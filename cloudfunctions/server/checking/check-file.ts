/** 文件查验: what anyone is told who has a file: the strict check, and by our register what the file is and whether it still stands. */
import type * as v from 'valibot'
import type { checkFileRequest, FileCheck } from '../../../src/contract/copies'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { elementLabel } from '../../../src/core/licence/metadata'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { FileVerdict, Trust } from '../documents/verify-file/verdict'
import { key } from '../ports'
import type { CheckingDeps } from './check-copy'
import { standingOfFile } from './standing'

export interface FileCheckingDeps extends CheckingDeps {
  readonly verifyFile: (file: Uint8Array, trust: Trust) => FileVerdict
  readonly trust: Pick<Trust, 'roots' | 'revocationLists'>
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export async function checkFile(
  deps: FileCheckingDeps,
  _anyone: unknown,
  { file }: v.InferOutput<typeof checkFileRequest>,
): Promise<Result<FileCheck, Failure>> {
  if (file === '' || !BASE64.test(file)) return refuse({ code: 'REQUEST_INVALID', field: 'file' })
  const bytes = Buffer.from(file, 'base64')
  const registered = await deps.store.get(key('registeredFiles', sm3Hex(bytes)))
  const now = deps.clock.now()
  // A file of another system cannot be in our register: its seal is judged all the same.
  const verdict = deps.verifyFile(bytes, { ...deps.trust, now, ...(registered ? { isRegistered: () => true } : {}) })
  const standing =
    registered && verdict.outcome === 'valid' ? await standingOfFile(deps.store, registered, now) : undefined
  // A PDF only says what its seal is called: anybody whom the root certified could call his so.
  const sealName = registered || !verdict.notChecked.includes('seal') ? verdict.sealName : undefined
  return ok({ ...told(verdict), kind: registered?.kind ?? 'unknown', ...given({ sealName, standing }) })
}

function told({ outcome, digest, format, problem, signer, sealedAt, metadata }: FileVerdict) {
  return {
    outcome,
    digest,
    ...given({ format, signer, sealedAt }),
    ...(problem ? { problem: { layer: problem.layer, code: problem.code, message: problem.message } } : {}),
    metadata: metadata.map(({ name, value }) => ({
      name,
      // An element without a label of ours is called by its own name.
      label: elementLabel(name) ?? { zh: name, en: name },
      value,
    })),
  }
}
