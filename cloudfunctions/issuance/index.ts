import { issuanceDeps } from '../server/compose'
import { httpEndpoint } from '../server/http-endpoint'
import { issuanceRoutes } from '../server/routes'

export const main = httpEndpoint(issuanceDeps(), issuanceRoutes)
