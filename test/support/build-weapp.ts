/** Jest global setup: the bundles under test are the ones that would be deployed. */
import { buildStale } from '../../config/build'

export default (): Promise<void> => buildStale(['weapp'], console.log)
