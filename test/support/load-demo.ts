/** Loads the demo into the data directory named on the command line. A process of its own: jest's setup phase cannot read JSON modules. */
import { startLocalCloud } from '../../local/cloud'

async function load(dataDir: string): Promise<void> {
  const cloud = await startLocalCloud({ dataDir, demo: true, timers: false })
  await cloud.close()
}

load(process.argv[2] ?? '').then(
  () => process.exit(0),
  (fault: Error) => {
    console.error(fault.message)
    process.exit(1)
  },
)
