import { officerDeps } from '../server/compose'
import { endpoint } from '../server/endpoint'
import { officerRoutes } from '../server/routes'

export const main = endpoint(officerDeps(), officerRoutes)
