/** First start: the provincial feed and the officers, pushed as the province would push them. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyPair } from '../keys'
import { PEOPLE } from './people'
import { type PushTotals, pushFile } from './push'
import { postSigned } from './signed-post'

const OFFICERS_PATH = '/api/issuance/v1/officers'

/** Does nothing when it was done before. Throws a `PushFailure`. */
export async function loadDemo(
  dataDir: string,
  url: string,
  key: KeyPair,
  onProgress: (totals: PushTotals) => void = () => undefined,
): Promise<PushTotals | undefined> {
  const marker = join(dataDir, 'demo-loaded.json')
  if (existsSync(marker)) return undefined
  const file = join(__dirname, 'province-feed.ndjson')
  const progressFile = join(dataDir, 'feed-progress.json')
  const totals = await pushFile({ file, url, key, batch: 100, senders: 4, progressFile, onProgress })
  await postSigned(url, OFFICERS_PATH, JSON.stringify({ officers: officers() }), key)
  writeFileSync(marker, `${JSON.stringify({ events: totals.events, outcomes: totals.outcomes }, null, 2)}\n`)
  return totals
}

function officers(): object[] {
  return PEOPLE.flatMap(({ name, holderCode, officer }) =>
    officer ? [{ ...officer, name, holderCode, active: true }] : [],
  )
}
