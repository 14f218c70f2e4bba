/** Jest global setup: everything a person can open is built first, and the demo is loaded for every test file to copy. */
import { buildStale, TARGET_NAMES } from '../../config/build'
import { prepareDemoData } from './demo-data'

export default async function buildAll(): Promise<void> {
  await buildStale(TARGET_NAMES, console.log)
  prepareDemoData(console.log)
}
