import { publicDeps } from '../server/compose-public'
import { publicEndpoint } from '../server/public-endpoint'
import { publicHttpRoutes, publicRoutes } from '../server/routes'

export const main = publicEndpoint(publicDeps(), publicRoutes, publicHttpRoutes)
