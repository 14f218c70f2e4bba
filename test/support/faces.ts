/** The nine licences issued to one person, and their faces on his phone. */
import type { LocalCloud } from '../../local/cloud'
import type { Person } from '../../local/demo/people'
import type { LicenceView } from '../../src/contract/licence'
import { KINDS, type TypeCode } from '../../src/core/licence/kinds'
import { asHolder, givenProven, operatorOf } from './calls'
import { nineLicences } from './nine-licences'
import { settled } from './page-check'
import { pushNewLicences } from './province'
import { see } from './sight'
import type { ActorPhone, Look, Stage } from './stage'

export type Views = ReadonlyMap<TypeCode, LicenceView>

/** Issues the nine licences of `nineLicences` and opens each as its holder does. */
export async function givenNine(cloud: LocalCloud, holder: Person): Promise<Views> {
  await givenProven(cloud, holder)
  await pushNewLicences(cloud, nineLicences(holder))
  const { items: own } = await asHolder(cloud, holder, 'listLicences', {})
  const operator = await operatorOf(cloud, holder)
  const { items: vehicles } = await asHolder(cloud, holder, 'listFleet', { operator })
  // A person's number is masked: its ends are enough to know ours from the demo's.
  const ours = [...own, ...vehicles].filter(({ number }) => /^9901.*(?<=^990101770|\*)\d{3}$/.test(number))
  const views = await Promise.all(ours.map(({ id }) => asHolder(cloud, holder, 'openLicence', { id })))
  return new Map(views.map((view) => [view.summary.typeCode, view]))
}

export function viewOf(views: Views, typeCode: TypeCode): LicenceView {
  const view = views.get(typeCode)
  if (!view) throw new Error(`no licence of type ${typeCode} was opened`)
  return view
}

/** The licence's page on a phone of its own, come to rest. */
export async function openedFace(
  stage: Stage,
  holder: Person,
  { summary }: LicenceView,
  look: Look,
): Promise<ActorPhone> {
  const phone = await stage.phoneOf(holder.id, look)
  await phone.page.goto(new URL(`/#/pages/licence/index?id=${summary.id}`, phone.page.url()).href)
  await see(phone, KINDS[summary.typeCode].name.zh)
  await settled(phone)
  return phone
}
