/** What is wrong with a file, thrown where it is found and turned into a verdict in one place (`verify-file.ts`). Nothing else is thrown on purpose. */
import { DerFault } from './der'
import { PROBLEMS, type ProblemCode } from './problems'
import type { FileProblem } from './verdict'

/** Names come from the file: it may not make the verdict long. */
const LONGEST_PART = 255

export class Flaw extends Error {
  readonly problem: FileProblem

  constructor(code: ProblemCode, part?: string) {
    super(code)
    const { layer, zh, en } = PROBLEMS[code]
    this.problem = {
      layer,
      code,
      message: { zh, en },
      ...(part === undefined ? {} : { part: part.slice(0, LONGEST_PART) }),
    }
  }
}

/** Throws the flaw unless `holds`. `part`: the part of the file it is about. */
export function demand(holds: boolean, code: ProblemCode, part?: string): asserts holds {
  if (!holds) throw new Flaw(code, part)
}

/** What `read` reads; bytes that are not the DER they should be are the flaw `code`. */
export function readOr<T>(code: ProblemCode, part: string | undefined, read: () => T): T {
  try {
    return read()
  } catch (fault) {
    throw fault instanceof DerFault ? new Flaw(code, part) : fault
  }
}
