import { noticesDeps } from '../server/compose-notices'
import { noticesWork } from '../server/routes'
import { timerEndpoint } from '../server/timer-endpoint'

export const main = timerEndpoint(noticesDeps(), noticesWork)
