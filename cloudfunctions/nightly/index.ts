import { nightlyDeps } from '../server/compose'
import { nightlyWork } from '../server/routes'
import { timerEndpoint } from '../server/timer-endpoint'

export const main = timerEndpoint(nightlyDeps(), nightlyWork)
