/** Puts `sealing` together: the only function that is given the credential of the seal. */
import { cloudbaseFiles, cloudStorage } from './adapters/cloudbase-files'
import { fileCipher } from './adapters/file-cipher'
import { localSeal } from './adapters/seal-local'
import { FONTS_BESIDE_BUNDLE, openTypefaces } from './adapters/typefaces'
import { shared, variable } from './compose-shared'
import type { SealingFunctionDeps } from './deps'
import { documentsDrawing } from './sealing/documents-drawing'

export function sealingDeps(): SealingFunctionDeps {
  const publicHost = variable('PUBLIC_HOST')
  const files = cloudbaseFiles(cloudStorage())
  return {
    ...shared(),
    publicHost,
    files,
    fileCipher,
    seal: localSeal({ privateKey: variable('SEAL_KEY'), sealFile: variable('SEAL_FILE') }, files),
    drawing: documentsDrawing(openTypefaces(FONTS_BESIDE_BUNDLE), publicHost),
  }
}
