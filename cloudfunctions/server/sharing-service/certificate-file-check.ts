/** verifyFile: 证照文件验证. What stands in the file is before the asker's eyes, so no grant is needed; a file that may not be relied on does not pass. */
import * as v from 'valibot'
import type { FileCheck } from '../../../src/contract/copies'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { METADATA } from '../../../src/core/licence/metadata'
import { ok, type Result, refuse } from '../../../src/core/result'
import { checkFile, type FileCheckingDeps } from '../checking/check-file'
import { typeCode } from './holder-data'
import { type Asking, standingOf } from './method'

export const fileCheckRequest = v.strictObject({
  CertificateTypeCode: v.exactOptional(typeCode),
  contentType: v.literal('base64'),
  content: v.pipe(v.string(), v.minLength(1)),
})

type Request = v.InferOutput<typeof fileCheckRequest>

/** `0` passes, `1` the seal fails, `2` the file fails. */
type FileResult = 0 | 1 | 2

/** What of a file is its seal. */
const OF_SEAL: ReadonlySet<string> = new Set(['signature', 'seal', 'chain', 'revocation'])

export async function certificateFileCheck(
  deps: FileCheckingDeps,
  asking: Asking,
  request: Request,
): Promise<Result<unknown, Failure>> {
  const standing = standingOf(asking)
  if (!standing.ok) return standing
  const checked = await checkFile(deps, undefined, { file: request.content })
  if (!checked.ok) return refuse({ code: 'REQUEST_INVALID', field: 'data.content' })
  const { kind, digest, format, problem, sealName, signer, sealedAt, standing: stands } = checked.value
  return ok({
    result: resultOf(request, checked.value),
    ...{ kind, digest },
    ...given({ format, problem, sealName, signer, sealedAt, standing: stands }),
  })
}

function resultOf(
  { CertificateTypeCode: type }: Request,
  { outcome, problem, standing, metadata }: FileCheck,
): FileResult {
  if (problem && OF_SEAL.has(problem.layer)) return 1
  if (outcome !== 'valid' || (standing !== undefined && standing !== 'valid')) return 2
  const stated = metadata.find(({ name }) => name === METADATA.typeCode.name)?.value
  return type === undefined || stated === type ? 0 : 2
}
