/** What the province's commands share: their options, their key, and how they end. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type KeyPair, readPair } from '../keys'
import { PushFailure } from './signed-post'

/** `parseArgs`, but what it cannot read is a `PushFailure` that names the option. */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new PushFailure(error instanceof Error ? error.message : String(error))
  }
}

/** The province's signing key in a directory of keys. Throws a `PushFailure`. */
export function provinceKeyIn(directory: string): KeyPair {
  try {
    return readPair(directory, 'province-licensing')
  } catch {
    throw new PushFailure(`no province-licensing.key in ${directory}: start the local cloud once, or name --keys`)
  }
}

/** Runs a command to its exit code; 2 when it could not be carried out, with the reason and no stack. */
export function runCommand(main: (args: readonly string[]) => Promise<number>): void {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      const known = error instanceof PushFailure
      process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
      process.exitCode = known ? 2 : 1
    },
  )
}
