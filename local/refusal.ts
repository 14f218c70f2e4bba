/** Why the local cloud does not start: one stable code and one sentence in both languages. */

export type RefusalCode =
  | 'DATA_DIR_IN_USE'
  | 'DATA_DIR_UNREADABLE'
  | 'PORT_IN_USE'
  | 'BUILD_MISSING'
  | 'BUILD_INVALID'
  | 'FAULTS_FILE_INVALID'
  | 'OPTION_INVALID'

export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${code}: ${zh} / ${en}`)
  }
}

export function dataDirUnreadable(dataDir: string, error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error)
  return new Refusal(
    'DATA_DIR_UNREADABLE',
    `数据目录 ${dataDir} 无法读写：${why}`,
    `the data directory cannot be used: ${why}`,
  )
}
