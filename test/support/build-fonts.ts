/** Jest global setup: the fonts of licence files are there. */
import { buildStale } from '../../config/build'

export default (): Promise<void> => buildStale(['fonts'], console.log)
