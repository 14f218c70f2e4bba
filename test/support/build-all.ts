/** Jest global setup: everything a person can open is built first. */
import { buildStale, TARGET_NAMES } from '../../config/build'

export default (): Promise<void> => buildStale(TARGET_NAMES, console.log)
