import { grantsDeps } from '../server/compose-grants'
import { endpoint } from '../server/endpoint'
import { grantRoutes } from '../server/routes'

export const main = endpoint(grantsDeps(), grantRoutes)
