/**
 * One writer per data directory: an exclusive SQLite lock on `lock.db`. The operating system drops it with the process, so
 * a start after SIGKILL finds it free; `lock.pid` only names the holder in the refusal.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { dataDirUnreadable, Refusal } from './refusal'

/** Throws `DATA_DIR_IN_USE` when another process holds the directory, `DATA_DIR_UNREADABLE` when no lock can be taken at all. */
export function lockDataDir(dataDir: string): () => void {
  const pidFile = join(dataDir, 'lock.pid')
  const database = open(dataDir)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    const locked = error instanceof Error && /locked|busy/i.test(error.message)
    throw locked ? inUse(dataDir, pidFile) : dataDirUnreadable(dataDir, error)
  }
  writeFileSync(pidFile, `${process.pid}\n`)
  return () => {
    rmSync(pidFile, { force: true })
    database.exec('ROLLBACK')
    database.close()
  }
}

function open(dataDir: string): Database.Database {
  try {
    return new Database(join(dataDir, 'lock.db'))
  } catch (error) {
    throw dataDirUnreadable(dataDir, error)
  }
}

function inUse(dataDir: string, pidFile: string): Refusal {
  const pid = pidIn(pidFile)
  return new Refusal(
    'DATA_DIR_IN_USE',
    `数据目录 ${dataDir} 正由进程 ${pid} 使用，请先停止它，或用 DATA_DIR 另选目录`,
    `the data directory is in use by process ${pid}; stop it or choose another DATA_DIR`,
  )
}

function pidIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return '?'
  }
}
