/** Puts `sealing` together: the only function that is given the credential of the seal. */
import * as v from 'valibot'
import { cloudbaseFiles, cloudStorage } from './adapters/cloudbase-files'
import { fileCipher } from './adapters/file-cipher'
import { localSeal } from './adapters/seal-local'
import { remoteSeal } from './adapters/seal-remote'
import { systemClock } from './adapters/system'
import { FONTS_BESIDE_BUNDLE, typefacesIn } from './adapters/typefaces'
import { json, shared, variable } from './compose-shared'
import type { SealingFunctionDeps } from './deps'
import type { Files, SealService } from './ports'
import { documentsDrawing } from './sealing/documents-drawing'

export function sealingDeps(): SealingFunctionDeps {
  const publicHost = variable('PUBLIC_HOST')
  const files = cloudbaseFiles(cloudStorage())
  return {
    ...shared(),
    publicHost,
    files,
    fileCipher,
    seal: sealService(files),
    drawing: documentsDrawing(typefacesIn(FONTS_BESIDE_BUNDLE), publicHost),
  }
}

const sealServiceKey = v.strictObject({
  keyId: v.pipe(v.string(), v.minLength(1)),
  privateKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
  servicePublicKey: v.pipe(v.string(), v.regex(/^04[0-9a-f]{128}$/i)),
})

/** The province's seal service when it is configured, else the seal with a key of our own. */
function sealService(files: Files): SealService {
  const url = process.env.SEAL_SERVICE_URL
  if (!url) return localSeal({ privateKey: variable('SEAL_KEY'), sealFile: variable('SEAL_FILE') }, files)
  return remoteSeal({ url: url.replace(/\/$/, ''), ...json('SEAL_SERVICE_KEY', sealServiceKey) }, systemClock)
}
