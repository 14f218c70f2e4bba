/**
 * 证照状态 in the words of others: JT/T 415-2006 5.5.2 knows 有效 and 无效; the ministry's interface (docs/interfaces.md) knows 有效, 未激活,
 * 暂时失效 and 已失效. Neither text maps the finer states: the two tables are ours (docs/decisions.md), and complete by the compiler.
 */
import type { LicenceStatus } from './status'

/** Codes of JT/T 415-2006 5.5.2: `1` 有效, `2` 无效. */
export type StandardState = '1' | '2'

/** 有效, 未激活, 暂时失效, 已失效. */
export type MinistryState = 'valid' | 'notActivated' | 'suspended' | 'invalid'

const STANDARD: { readonly [S in LicenceStatus]: StandardState } = {
  inForce: '1',
  suspended: '2',
  notYetValid: '2',
  expired: '2',
  superseded: '2',
  cancelled: '2',
  annulled: '2',
  revoked: '2',
}

/** `notYetValid` is 暂时失效: its day will come by itself, as a suspension may end. */
const MINISTRY: { readonly [S in LicenceStatus]: { readonly [A in 'activated' | 'notActivated']: MinistryState } } = {
  inForce: { activated: 'valid', notActivated: 'notActivated' },
  suspended: { activated: 'suspended', notActivated: 'suspended' },
  notYetValid: { activated: 'suspended', notActivated: 'suspended' },
  expired: { activated: 'invalid', notActivated: 'invalid' },
  superseded: { activated: 'invalid', notActivated: 'invalid' },
  cancelled: { activated: 'invalid', notActivated: 'invalid' },
  annulled: { activated: 'invalid', notActivated: 'invalid' },
  revoked: { activated: 'invalid', notActivated: 'invalid' },
}

/** 有效 or 无效 at the moment `status` was computed for. Activation is no matter of law and changes nothing here. */
export function toStandardState(status: LicenceStatus): StandardState {
  return STANDARD[status]
}

/** What the ministry is told. Only a licence in force can be 未激活: one that is not is told as what it is. */
export function toMinistryState(status: LicenceStatus, activated: boolean): MinistryState {
  return MINISTRY[status][activated ? 'activated' : 'notActivated']
}
