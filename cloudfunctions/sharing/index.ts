import { sharingDeps } from '../server/compose-sharing'
import { httpEndpoint } from '../server/http-endpoint'
import { sharingServiceRoutes } from '../server/routes'

export const main = httpEndpoint(sharingDeps(), sharingServiceRoutes)
