/** Status lists of a million licences: how many bytes a phone fetches and how long it takes to take one over and to look into it. */
import { deflateSync, inflateSync } from 'node:zlib'
import { unzlibSync } from 'fflate'
import { listBytes, STATUS_BITS, type StatusList, setStatus, statusIn } from '../src/core/presentation/status-list'
import { print, take } from './figure'
import { chance } from './province/chance'

const ENTRIES = 1_000_000
const PERCENT = 2
const ROUNDS = 15
const LOOK_UPS = 100_000

export async function measureStatusList(): Promise<void> {
  const ended = listWith(() => 1)
  const mixed = listWith((chance) => (chance.happens(10) ? 2 : 1))
  const packed = deflateSync(ended.bytes, { level: 9 })
  const size = { unit: 'KB', rounds: 1 }
  const name = `status list of ${ENTRIES.toLocaleString('en')} licences, ${PERCENT} % of them not valid, deflated`
  print({ ...size, name, atMost: 25 }, new Map([['all of these ended', [packed.length / 1024]]]))
  const suspended = deflateSync(mixed.bytes, { level: 9 }).length
  const inText = packed.toString('base64url').length
  print(
    { ...size, name: 'the same list' },
    new Map([
      ['deflated, all of these ended', [packed.length / 1024]],
      ['deflated, a tenth of these suspended', [suspended / 1024]],
      ['in base64url, as its token holds it', [inText / 1024]],
      ['not deflated', [ended.bytes.length / 1024]],
    ]),
  )
  await take({
    name: 'inflated',
    unit: 'µs',
    rounds: ROUNDS,
    contenders: [
      { name: 'fflate, as the phone', run: async () => timed(() => unzlibSync(packed)) },
      { name: 'zlib of Node, as the cloud', run: async () => timed(() => inflateSync(packed)) },
    ],
  })
  const contenders = [{ name: 'statusIn', run: async () => lookUp(ended) }]
  await take({ name: 'look-up in an inflated list', unit: 'ns', atMost: 1_000_000, rounds: ROUNDS, contenders })
}

/** A list in which {@link PERCENT} of a hundred licences, by chance, are not valid. */
function listWith(status: (from: ReturnType<typeof chance>) => number): StatusList {
  const list: StatusList = { bits: STATUS_BITS, bytes: new Uint8Array(listBytes(ENTRIES)) }
  const random = chance(5)
  for (let index = 0; index < ENTRIES; index++) if (random.happens(PERCENT)) setStatus(list, index, status(random))
  return list
}

/** Nanoseconds of one, among many at places all over the list. */
function lookUp(list: StatusList): number {
  let notValid = 0
  const whole = timed(() => {
    for (let at = 0; at < LOOK_UPS; at++) if (statusIn(list, (at * 7919) % ENTRIES) !== 0) notValid += 1
  })
  if (notValid === 0) throw new Error('the list says nothing of anyone')
  return (whole * 1000) / LOOK_UPS
}

function timed(act: () => unknown): number {
  const started = performance.now()
  act()
  return (performance.now() - started) * 1000
}
