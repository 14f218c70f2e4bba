/** Our own province, as the ministry simulator knows it: its key, its address, and from when on the key counts. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ISSUER_KEY_NUMBER } from '../environment'
import { compressed, type Keys } from '../keys'
import { PROVINCE } from '../platform'
import { writeWhole } from '../write-whole'
import type { Province } from './ministry'
import type { ListedProvince } from './ministry-trust-list'
import type { Reply } from './signed-exchange'

const DAY_MS = 24 * 3_600_000
/** Before the first start, so that what is checked as of an earlier day finds its key. */
const FROM_DAYS = -90
const UNTIL_DAYS = 1000

export class OwnProvince implements Province {
  private readonly key: string
  private readonly since: number

  /** `host`: where the cloud answers, known once it listens. */
  constructor(
    dataDir: string,
    keys: Keys,
    private readonly host: () => string,
  ) {
    this.key = compressed(keys.pair('province-issuer').publicKey)
    this.since = firstStart(join(dataDir, 'keys', 'province-issuer.json'))
  }

  listed(): ListedProvince {
    const day = (days: number) => new Date(this.since + days * DAY_MS).toISOString()
    return {
      issuer: PROVINCE,
      name: { zh: '示例省', en: 'Example Province' },
      host: this.host(),
      keys: [
        {
          number: ISSUER_KEY_NUMBER,
          key: this.key,
          uses: ['credential', 'status'],
          from: day(FROM_DAYS),
          until: day(UNTIL_DAYS),
        },
      ],
    }
  }

  /** Officers of other provinces cannot ask us yet. */
  async verify(): Promise<Reply | undefined> {
    return undefined
  }
}

function firstStart(file: string): number {
  if (!existsSync(file)) writeWhole(file, `${JSON.stringify({ since: new Date().toISOString() })}\n`)
  return Date.parse(JSON.parse(readFileSync(file, 'utf8')).since)
}
