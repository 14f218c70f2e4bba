import { sealingDeps } from '../server/compose-sealing'
import { sealingKicked, sealingWork } from '../server/routes'
import { timerEndpoint } from '../server/timer-endpoint'

export const main = timerEndpoint(sealingDeps(), sealingWork, sealingKicked)
