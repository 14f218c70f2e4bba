/**
 * Stands in for a provincial identity service (实人认证): a person holds a one-time code, a function redeems it for the
 * verified name, number and the companies the person represents. Codes live in memory; each demo person also has one that
 * can be used again, so that a build without the chooser can type it.
 */
import { randomInt } from 'node:crypto'
import type { Person } from '../demo/people'
import type { KeyPair } from '../keys'

const CODE_LIFE_MS = 10 * 60 * 1000

/** What a person is to those who may see the list: no number of his. */
export interface PublicPerson {
  readonly id: string
  readonly role: Person['role']
  readonly openid: string
  readonly name: string
  readonly subtitle: string
}
export interface VerifiedIdentity {
  readonly name: string
  readonly code: string
  readonly codeType: string
  readonly represents: readonly { readonly name: string; readonly creditCode: string }[]
  readonly phone?: string
}

export class IdentityProvider {
  private readonly codes = new Map<string, { readonly person: Person; readonly expires: number }>()

  constructor(
    private readonly persons: readonly Person[],
    readonly key: KeyPair,
  ) {}

  people(): PublicPerson[] {
    return this.persons.map(({ id, role, openid, name, subtitle }) => ({ id, role, openid, name, subtitle }))
  }

  /** A fresh one-time code; undefined: no such person. */
  mint(personId: string): string | undefined {
    const person = this.persons.find(({ id }) => id === personId)
    if (!person) return undefined
    const code = String(randomInt(10_000_000, 89_999_999))
    this.codes.set(code, { person, expires: Date.now() + CODE_LIFE_MS })
    return code
  }

  /** undefined: unknown, used or expired. */
  redeem(code: string): VerifiedIdentity | undefined {
    const person = this.persons.find(({ demoCode }) => demoCode === code) ?? this.take(code)
    if (!person) return undefined
    const { name, holderCode, represents = [], phone } = person
    return { name, code: holderCode, codeType: '111', represents, ...(phone ? { phone } : {}) }
  }

  private take(code: string): Person | undefined {
    const entry = this.codes.get(code)
    this.codes.delete(code)
    return entry && entry.expires > Date.now() ? entry.person : undefined
  }
}
