/** A grant as its giver, its recipient or a holder in it sees it. */
import type { GrantParty, GrantView, GrantViewMove } from '../../../src/contract/sharing'
import { given } from '../../../src/core/given'
import { subjectOf } from '../../../src/core/licence/disclosure'
import { grantStateAt } from '../../../src/core/sharing/grant-life'
import { beyondUsual } from '../../../src/core/sharing/purposes'
import { recipientOf } from '../../../src/core/sharing/recipient'
import type { GrantState } from '../../../src/core/sharing/states'
import type { Instant } from '../../../src/core/time'
import { manyOf } from '../audit/many'
import { openLicence } from '../licences/sealed-licence'
import type { FieldCipher, Store } from '../ports'
import type { GrantRecord, Index, LicenceRecord } from '../records'
import { askedOf, openGrantText, termsOf } from './sealed-grant'

export interface ViewingDeps {
  readonly store: Store
  readonly cipher: FieldCipher
}

export type GrantRole = GrantView['role']

/** A grant, and what somebody is in it. */
export interface SeenGrant {
  readonly id: Index
  readonly record: GrantRecord
  readonly role: GrantRole
  readonly timesAsked?: number
}

/** The views of `seen`, in its order, with one reading of all the licences that give them their titles. */
export async function grantViews(
  { store, cipher }: ViewingDeps,
  seen: readonly SeenGrant[],
  now: Instant,
): Promise<readonly GrantView[]> {
  const named = seen.filter(({ role }) => role === 'giver').flatMap(({ record }) => record.first)
  const licences = await manyOf(
    store,
    'licences',
    named.map(({ licence }) => licence),
  )
  return seen.map((each) => viewOf(cipher, licences, each, now))
}

export async function grantView(deps: ViewingDeps, seen: SeenGrant, now: Instant): Promise<GrantView> {
  const [view] = await grantViews(deps, [seen], now)
  if (!view) throw new Error('one view for each grant')
  return view
}

function viewOf(
  cipher: FieldCipher,
  licences: ReadonlyMap<string, LicenceRecord>,
  { id, record, role, timesAsked }: SeenGrant,
  now: Instant,
): GrantView {
  const { askedAt, at, givenAt, endedAt, endsAt, service, ground, delegateName, refusal, size } = record
  const state = stateFor(role, record, now)
  const asked = askedOf(cipher, id, record)
  // While it is being answered its asker sees what he asked.
  const terms = (state === 'requested' && asked) || termsOf(cipher, id, record)
  return {
    ...{ id, state, role, terms, at, endsAt },
    size: state === 'requested' ? 0 : size,
    giver: { ...giverOf(cipher, id, record), ...given({ id: actedFor(role, record) }) },
    recipient: recipientOfGrant(cipher, id, record),
    beyondUsual: asked ? beyondUsual(asked.purpose, asked.fields) : {},
    examples: record.first.map(({ licence, typeCode }) => ({
      typeCode,
      subject: exampleOf(cipher, licence, licences.get(licence), record),
    })),
    ...given({ timesAsked, givenAt, endedAt }),
    ...(asked && askedAt ? { asked: { terms: asked, at: askedAt } } : {}),
    ...(delegateName ? { delegate: openGrantText(cipher, id, 'delegateName', delegateName) } : {}),
    ...(refusal ? { refusal: openGrantText(cipher, id, 'refusal', refusal) } : {}),
    ...(service !== undefined && ground !== undefined ? { authority: { service, ground } } : {}),
    moves: movesOf(role, record, state),
  }
}

/** Whoever asked is not told that the holder has begun to answer. */
function stateFor(role: GrantRole, record: GrantRecord, now: Instant): GrantState {
  const state = grantStateAt(record, now)
  return state === 'drafted' && role === 'recipient' ? 'requested' : state
}

/** In whose name the caller may act here. Nobody acts for the authority. */
function actedFor(role: GrantRole, { giver }: GrantRecord): Index | undefined {
  return role === 'giver' && giver !== 'authority' ? giver : undefined
}

export function giverOf(cipher: FieldCipher, id: Index, { giverKind, giverName }: GrantRecord): GrantParty {
  return { kind: giverKind, name: openGrantText(cipher, id, 'giverName', giverName) }
}

export function recipientOfGrant(cipher: FieldCipher, id: Index, record: GrantRecord): GrantParty {
  const { recipient, recipientName, partyKind } = record
  const { kind, id: partyId } = recipientOf(recipient)
  const name = openGrantText(cipher, id, 'recipientName', recipientName)
  return kind === 'party' ? { kind, id: partyId, name, ...given({ partyKind }) } : { kind, name }
}

/** Only its giver's own licences are named here; of others nothing was read. */
function exampleOf(cipher: FieldCipher, id: Index, licence: LicenceRecord | undefined, { giver }: GrantRecord): string {
  return licence && licence.holderIndex === giver ? subjectOf(openLicence(cipher, id, licence)) : '—'
}

type MoveTable = { readonly [R in GrantRole]: { readonly [S in GrantState]?: readonly GrantViewMove[] } }

const MOVES: MoveTable = {
  giver: { requested: ['allow', 'refuse'], drafted: ['fill', 'give', 'drop'], active: ['withdraw'] },
  recipient: { requested: ['retract'], active: ['read', 'return'] },
  holder: { active: ['withdraw'] },
}

/** What the authority gave only the authority takes back. */
function movesOf(role: GrantRole, { terms, giver }: GrantRecord, state: GrantState): readonly GrantViewMove[] {
  const moves = MOVES[role][state] ?? []
  if (giver === 'authority') return moves.filter((move) => move === 'read')
  return role === 'recipient' && state === 'active' && terms.copies ? [...moves, 'copy'] : moves
}
