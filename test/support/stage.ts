/**
 * Where an end-to-end test plays: a local cloud with the demo on a copy of its data, and the product in front of it as the
 * browser build (h5) or as the built mini-program on WeChat's engine (weapp).
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type LocalCloud, startLocalCloud } from '../../local/cloud'
import { PEOPLE, type Person } from '../../local/demo/people'
import { type Phone, type PhoneOptions, usePhones } from './browser'
import { givenProven } from './calls'
import { copyOfDemoData } from './demo-data'
import { startWeappWeb, type WeappWeb } from './weapp-web/server'

export type Target = 'h5' | 'weapp'
export const TARGETS: readonly Target[] = ['h5', 'weapp']

export interface ActorPhone extends Phone {
  readonly target: Target
  /** Who holds it; absent on a phone nobody has chosen a person on. */
  readonly person?: Person
}

/** How large the phone's screen is, in which colours it shows, and whether it keeps the app. */
export type Look = Pick<PhoneOptions, 'width' | 'height' | 'dark' | 'keepsApp'>

export interface Stage {
  readonly target: Target
  readonly cloud: () => LocalCloud
  /** A phone already in the hands of `personId`; what it has to prove is still to be proven. */
  phoneOf(personId: string, options?: Look): Promise<ActorPhone>
  /** The same, and the person has proven who he is. */
  provenPhoneOf(personId: string, options?: Look): Promise<ActorPhone>
  /** A phone nobody has used before. */
  freshPhone(): Promise<ActorPhone>
}

/** Sets the stage for the tests of the enclosing `describe` and clears it afterwards. */
export function useStage(target: Target): Stage {
  let open: { readonly cloud: LocalCloud; readonly web?: WeappWeb } | undefined
  const phones = usePhones(PEOPLE.map(({ holderCode }) => holderCode))
  beforeAll(async () => {
    const cloud = await startLocalCloud({ dataDir: copyOfDemoData(), timers: false })
    const web = target === 'weapp' ? await startWeappWeb({ dist: join('dist', 'weapp'), cloud: cloud.url }) : undefined
    open = { cloud, ...(web ? { web } : {}) }
  })
  afterAll(async () => {
    if (!open) return
    await open.web?.close()
    await open.cloud.close()
    rmSync(open.cloud.dataDir, { recursive: true, force: true })
  })
  const set = () => {
    if (!open) throw new Error('The stage is used before it is set')
    return open
  }
  const url = () => set().web?.url ?? set().cloud.url
  const phoneOf: Stage['phoneOf'] = async (personId, options = {}) => {
    const person = personCalled(personId)
    const phone = await phones.newPhone({ ...options, url: url(), openid: person.openid })
    return { ...phone, target, person }
  }
  return {
    target,
    cloud: () => set().cloud,
    phoneOf,
    async provenPhoneOf(personId, options) {
      await givenProven(set().cloud, personCalled(personId))
      return phoneOf(personId, options)
    },
    freshPhone: async () => ({ ...(await phones.newPhone({ url: url() })), target }),
  }
}

export function personCalled(id: string): Person {
  const person = PEOPLE.find((candidate) => candidate.id === id)
  if (!person) throw new Error(`The demo has no person ${id}`)
  return person
}
