/** 客车、货车: every vehicle type of the code table stands in one of the two. */
import { CODE_TABLES } from '../../src/core/licence/code-tables'
import { vehicleFamilyOf } from '../../src/core/licence/vehicle-family'

describe('the family of a vehicle', () => {
  it.each([
    ['K33', 'passenger'],
    ['D11', 'passenger'],
    ['H12', 'goods'],
    ['Q11', 'goods'],
    ['Z11', 'goods'],
  ])('of type %s is %s', (vehicleType, family) => {
    expect(vehicleFamilyOf({ vehicleType })).toBe(family)
  })

  it('is unknown without a vehicle type', () => {
    expect(vehicleFamilyOf({})).toBeUndefined()
    expect(vehicleFamilyOf({ vehicleType: '' })).toBeUndefined()
  })

  it('is passenger for exactly the types that the table calls 客车, 轿车 or 电车', () => {
    const carries = /客车|轿车|电车/
    const types = [...CODE_TABLES.gat16_4.codes]
    expect(types.length).toBeGreaterThan(50)
    const named = types.filter(([, name]) => carries.test(name)).map(([code]) => code)
    const passenger = types.filter(([vehicleType]) => vehicleFamilyOf({ vehicleType }) === 'passenger')
    expect(passenger.map(([code]) => code)).toEqual(named)
  })
})
