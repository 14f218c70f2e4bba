/** 处理情况 of a check, and a check made without a network, as the contract sends them. */
import type { RoundRoutes, VerificationLine } from '../contract/officer'

export type NoteOutcome = RoundRoutes['noteOutcome']['request']
export type OfflineCheck = RoundRoutes['reportOffline']['request']['checks'][number]

/** What the officer did with the verdict, and why. */
export interface Ruling {
  readonly outcome: NonNullable<VerificationLine['outcome']>
  readonly ground?: NonNullable<VerificationLine['ground']>
  readonly words?: string
}
