import { holderDeps } from '../server/compose'
import { endpoint } from '../server/endpoint'
import { holderRoutes } from '../server/routes'

export const main = endpoint(holderDeps(), holderRoutes)
