/** Jest global setup: the bundles under test are the ones that would be deployed; beside them the functions that only tests have. */
import { buildStale } from '../../config/build'
import { bundleFixtures } from '../local/fixtures/cloud'

export default async function buildFunctions(): Promise<void> {
  await buildStale(['functions'], console.log)
  bundleFixtures()
}
