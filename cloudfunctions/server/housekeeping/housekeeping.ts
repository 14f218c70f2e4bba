/** What the timer does. Each part is bounded, and can be cut short anywhere and run again. */
import type { MirroringDeps } from '../mirroring/arrival'
import { releaseAllHeld } from './release-held'
import { sweep } from './sweep'

export async function housekeeping(deps: MirroringDeps) {
  return { swept: await sweep(deps), released: await releaseAllHeld(deps) }
}
