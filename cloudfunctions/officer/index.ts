import { officerDeps } from '../server/compose-officer'
import { endpoint } from '../server/endpoint'
import { officerRoutes } from '../server/routes'

export const main = endpoint(officerDeps(), officerRoutes)
