/** The people of the demonstration: who they are, and which state of which licence each one shows. Area 99xxxx does not exist. */
import people from './people.json'

export interface Person {
  readonly id: string
  readonly role: 'practitioner' | 'company' | 'officer' | 'relyingParty'
  readonly openid: string
  readonly name: string
  /** Shown in the chooser; no number of a person. */
  readonly subtitle: string
  /** Citizen number; never shown, logged or part of an address. */
  readonly holderCode: string
  /** The code that can be used again, for builds without the chooser. */
  readonly demoCode: string
  /** Eleven digits that no network ever gave out; never shown or logged. */
  readonly phone?: string
  readonly represents?: readonly { readonly name: string; readonly creditCode: string }[]
  readonly officer?: { readonly officerNumber: string; readonly agency: string; readonly division: string }
  /** The 用证单位 the person acts for; `key` names the pair in DATA_DIR/keys that its system signs with. */
  readonly relyingParty?: {
    readonly partyId: string
    readonly name: string
    readonly kind: string
    readonly about?: string
    readonly key?: 'relying-party-demo'
  }
}

export const PEOPLE = people as readonly Person[]
