import { credentialsDeps } from '../server/compose-credentials'
import { endpointWithTimer } from '../server/endpoint-with-timer'
import { credentialRoutes, publishingWork } from '../server/routes'

export const main = endpointWithTimer(credentialsDeps(), credentialRoutes, publishingWork)
