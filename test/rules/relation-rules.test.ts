/** A vehicle and the permit it names: each rule broken once, and the case just outside it. */
import {
  type FoundPermit,
  RELATION_RULES,
  relationFindings,
  type VehicleAndPermits,
} from '../../src/core/licence/compliance/relation-rules'
import { parseCivilDate } from '../../src/core/time'
import { licenceOf, NOW, TYPE } from './samples'

const vehicle = licenceOf(TYPE.transport)
const permit: FoundPermit = {
  state: 'inForce',
  holder: vehicle.holder,
  face: { ...vehicle.face, businessScope: vehicle.face.businessScope ?? [] },
}
const onScope = (codes: readonly string[]) => ({ ...vehicle, face: { ...vehicle.face, businessScope: codes } })
const permitting = (codes: readonly string[]): FoundPermit => ({ ...permit, face: { businessScope: codes } })
const day = (text: string) => {
  const parsed = parseCivilDate(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
const other = { ...vehicle.holder, code: '91990101MA0000000X', name: '另一家运输有限公司' }

interface Example {
  readonly rule: string
  readonly field: string
  readonly what: string
  readonly breaks: VehicleAndPermits
  readonly keeps: VehicleAndPermits
}

const EXAMPLES: readonly Example[] = [
  {
    rule: 'PERMIT_KNOWN',
    field: 'permitNumber',
    what: 'a permit nobody knows',
    breaks: { vehicle, permits: [] },
    keeps: { vehicle, permits: [permit] },
  },
  {
    rule: 'PERMIT_OF_HOLDER',
    field: 'CertificateHolderCode',
    what: 'another company’s permit',
    breaks: { vehicle, permits: [{ ...permit, holder: other }] },
    keeps: { vehicle, permits: [{ ...permit, holder: other }, permit] },
  },
  {
    rule: 'PERMIT_OPERATOR_NAME',
    field: 'operatorName',
    what: 'an operator of another name',
    breaks: { vehicle, permits: [{ ...permit, holder: { ...vehicle.holder, name: `${vehicle.holder.name}分公司` } }] },
    keeps: {
      vehicle: { ...vehicle, face: { ...vehicle.face, operatorName: other.name } },
      permits: [{ ...permit, holder: other }],
    },
  },
  {
    rule: 'PERMIT_IN_FORCE',
    field: 'permitNumber',
    what: 'a permit that ended yesterday',
    breaks: { vehicle, permits: [{ ...permit, validUntil: day('2026-11-22') }] },
    keeps: { vehicle, permits: [{ ...permit, validUntil: day('2026-11-23') }] },
  },
  {
    rule: 'PERMIT_IN_FORCE',
    field: 'permitNumber',
    what: 'a suspended permit',
    breaks: { vehicle, permits: [{ ...permit, state: 'suspended' }] },
    keeps: { vehicle, permits: [{ ...permit, state: 'suspended' }, permit] },
  },
  {
    rule: 'PERMIT_COVERS_SCOPE',
    field: 'businessScope',
    what: 'dangerous goods of class 8 under a permit for class 3',
    breaks: { vehicle: onScope(['03131', '03181']), permits: [permitting(['03131'])] },
    keeps: { vehicle: onScope(['03131', '03181']), permits: [permitting(['03131', '03181'])] },
  },
  {
    rule: 'PERMIT_COVERS_SCOPE',
    field: 'businessScope',
    what: 'dangerous goods for own use under a permit for dangerous goods for hire',
    breaks: { vehicle: onScope(['03231']), permits: [permitting(['03100'])] },
    keeps: { vehicle: onScope(['03231']), permits: [permitting(['03000'])] },
  },
  {
    rule: 'PERMIT_COVERS_SCOPE',
    field: 'businessScope',
    what: 'a whole class under a permit for one item of it',
    breaks: { vehicle: onScope(['10000']), permits: [permitting(['10100'])] },
    keeps: { vehicle: onScope(['10101']), permits: [permitting(['10000'])] },
  },
]

const rulesFound = (related: VehicleAndPermits) => relationFindings(related, NOW).map(({ rule }) => rule)

describe('a rule on a vehicle and its permit', () => {
  it.each(EXAMPLES)('$rule warns of $what, and names the field', ({ rule, field, breaks }) => {
    expect(relationFindings(breaks, NOW)).toContainEqual(expect.objectContaining({ rule, field, severity: 'warning' }))
  })

  it.each(EXAMPLES)('$rule lets the case just outside "$what" pass', ({ rule, keeps }) => {
    expect(rulesFound(keeps)).not.toContain(rule)
  })

  it('always has an example here', () => {
    const shown = new Set(EXAMPLES.map(({ rule }) => rule))
    expect(RELATION_RULES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  it('says nothing but that the permit is unknown when none is found: the rest would only follow from it', () => {
    expect(rulesFound({ vehicle, permits: [] })).toEqual(['PERMIT_KNOWN'])
  })
})
