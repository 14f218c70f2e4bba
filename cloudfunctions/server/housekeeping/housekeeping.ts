/** What the timer does. Each part is bounded, and can be cut short anywhere and run again. */
import type { MirroringDeps } from '../mirroring/arrival'
import { chainRefusedChecks } from './chain-refused-checks'
import { lapseErasures } from './lapse-erasures'
import { releaseAllHeld } from './release-held'
import { remind } from './remind'
import { reviewAlerts } from './review-alerts'
import { reviewRejections } from './review-rejections'
import { settleGrants } from './settle-grants'
import { sweep } from './sweep'

export async function housekeeping(deps: MirroringDeps) {
  const swept = await sweep(deps)
  const refusedChecks = await chainRefusedChecks(deps)
  const held = await releaseAllHeld(deps)
  const rejections = await reviewRejections(deps)
  return {
    swept,
    refusedChecks,
    grants: await settleGrants(deps),
    erasures: await lapseErasures(deps),
    reminders: await remind(deps),
    released: held.released,
    corrected: rejections.corrected,
    alertsRaised: held.alerts + rejections.alerts,
    alertsClosed: await reviewAlerts(deps),
  }
}
