/** The holder's phone without a network: what it carries, how it starts then, and the code on its screen. */
import { PROOF_PREFIX } from '../../src/core/presentation/proof'
import { readQr } from './holder'
import { see } from './sight'
import type { ActorPhone } from './stage'

/** Waits until the phone has credentials of so many licences: it fetches them without a word. */
export async function carries(phone: ActorPhone, count: number): Promise<void> {
  await phone.page.waitForFunction(isCarrying, count)
}

/** Runs in the page. The storage of both builds writes the wallet as JSON in JSON, each in its own way. */
function isCarrying(count: number): boolean {
  return Object.entries(localStorage).some(
    ([key, value]) => key.endsWith('wallet') && value.split('renewAt').length - 1 === count,
  )
}

/**
 * The app is closed and opened again where there is no network. WeChat starts it from what it keeps, and so does the browser; the host of the built
 * mini-program has to be given its files, so there the calls are cut first and then the network.
 */
export async function startsWithoutNetwork(phone: ActorPhone): Promise<void> {
  if (phone.target === 'h5') {
    await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await phone.setOffline(true)
  } else {
    phone.expectComplaint(/ERR_FAILED/)
    await phone.context.route('**/invoke/**', (route) => route.abort())
  }
  await phone.page.goto(new URL('/', phone.page.url()).href)
  await see(phone, /^离线：/)
  await phone.setOffline(true)
}

export async function hasNetworkAgain(phone: ActorPhone): Promise<void> {
  await phone.context.unroute('**/invoke/**')
  await phone.setOffline(false)
}

/** The text in the offline code on the screen, from a picture of it. */
export async function readOfflineCode(phone: ActorPhone, picture: string): Promise<string> {
  await phone.page.getByRole('img', { name: '亮证二维码，请执法人员扫描' }).waitFor()
  await see(phone, /离线码/)
  for (let attempt = 1; ; attempt += 1) {
    const { text } = await readQr(phone, picture)
    // The picture may still be of the online code before it.
    if (text.startsWith(PROOF_PREFIX) || attempt === 10) return text
  }
}
