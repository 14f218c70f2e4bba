/** The officer's phone at the roadside: on shift, with the lists it takes over, and what stands on its verdict page. */
import { type Colour, colourBehind } from './colour'
import { openScanPage, verify } from './officer'
import { publish } from './roadside'
import { see } from './sight'
import type { ActorPhone, Look, Stage } from './stage'

export interface OfficerPhone extends Look {
  readonly id?: string
  /** By so much the phone's clock is wrong from the beginning. */
  readonly clockMs?: number
}

/** On shift, and with the lists as they are published now. */
export async function officerWithLists(stage: Stage, options: OfficerPhone = {}): Promise<ActorPhone> {
  const { id = 'officer-shili', clockMs = 0, ...look } = options
  await publish(stage.cloud())
  const officer = await stage.provenPhoneOf(id, look)
  // Before the page is loaded: it takes the clock's functions as it finds them.
  await officer.page.clock.install({ time: Date.now() + clockMs })
  await officer.page.reload()
  await openScanPage(officer)
  await see(officer, /上岗中/)
  await see(officer, '2 个省份 · 刚刚')
  await see(officer, '示例省状态列表')
  await officer.page.waitForLoadState('networkidle')
  return officer
}

/** It is so much later, or somebody has set the clock: a phone without a network cannot tell one from the other. */
export async function passes(officer: ActorPhone, ms: number): Promise<void> {
  await officer.page.clock.setSystemTime(Date.now() + ms)
}

/** From the page to scan on. One tap, and the verdict stands there. */
export async function scanned(officer: ActorPhone, code: string): Promise<void> {
  await see(officer, '执法核验')
  await verify(officer, code)
}

export interface ExpectedVerdict {
  /** Of the picture. */
  readonly name: string
  readonly headline: string
  readonly colour: Colour
  readonly says: readonly (string | RegExp)[]
}

/** Word, colour and what is said below; a picture of it is kept. */
export async function seeVerdict(
  officer: ActorPhone,
  { name, headline, colour, says }: ExpectedVerdict,
): Promise<void> {
  await see(officer, headline)
  for (const each of says) await see(officer, each)
  const word = officer.page.getByText(headline, { exact: true }).filter({ visible: true }).last()
  expect(await colourBehind(word)).toBe(colour)
  await officer.screenshot(`${officer.target}-roadside-${name}`)
}
