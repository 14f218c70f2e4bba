/** First start: the provincial feed and the officers, pushed as the province would push them. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type KeyPair, readPair } from '../keys'
import { PEOPLE } from './people'
import { type PushTotals, pushFile } from './push'
import { postSigned } from './signed-post'

const OFFICERS_PATH = '/api/issuance/v1/officers'
const PARTIES_PATH = '/api/issuance/v1/relying-parties'

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
  await postSigned(url, PARTIES_PATH, JSON.stringify({ parties: demoParties(join(dataDir, 'keys')) }), key)
  writeFileSync(marker, `${JSON.stringify({ events: totals.events, outcomes: totals.outcomes }, null, 2)}\n`)
  return totals
}

/** 用证单位 of the demonstration, as the province registers them; one of them has a system that signs. */
export function demoParties(keysDir: string): object[] {
  return PEOPLE.flatMap(({ relyingParty, represents = [] }) => {
    if (!relyingParty) return []
    const { key, ...party } = relyingParty
    const [company] = represents
    return [{ ...party, creditCode: company?.creditCode, active: true, keys: key ? [partyKey(keysDir, key)] : [] }]
  })
}

function partyKey(keysDir: string, name: 'relying-party-demo'): object {
  const { keyId, publicKey } = readPair(keysDir, name)
  return { keyId, publicKey }
}

function officers(): object[] {
  return PEOPLE.flatMap(({ name, holderCode, officer }) =>
    officer ? [{ ...officer, name, holderCode, active: true }] : [],
  )
}
