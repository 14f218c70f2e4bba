/**
 * 车辆类别: what the code of a vehicle type (GA/T 16.4) says of the vehicle. Its first letter is the class, its first digit the size; sizes by
 * GA 802, outer limits by GB 1589-2016.
 */

export interface VehicleClass {
  /** What it carries: passengers are counted in seats, goods in tonnes; a tractor pulls either. */
  readonly carries: 'passengers' | 'goods' | 'either'
  /** Without an engine of its own: its plate ends in 挂. */
  readonly isTrailer: boolean
  /** Longest, in millimetres. */
  readonly longestMm: number
}

/** 大型 and 中型 / 重型 and 中型 have yellow plates, the smaller ones blue (GA 36). */
export type VehicleSize = 'large' | 'small'

/** Seats and length of a size of passenger vehicle (GA 802), both bounds included. */
export interface PassengerSize {
  readonly seats: readonly [least: number, most: number]
  readonly lengthMm: readonly [least: number, most: number]
}

/** 汽车、挂车: refrigerated bodies may be 2.6 m wide, all others 2.55 m (GB 1589-2016 table 1). */
export const WIDEST_MM = 2600
/** Double-deckers may be 4.2 m high, all others 4 m (GB 1589-2016 table 1). */
export const HIGHEST_MM = 4200
/** 49 t is the most that a whole road train may weigh (GB 1589-2016 table 3): no vehicle of it carries more. */
export const HEAVIEST_T = 49

/** Articulated buses (铰接客车): twice as long as another. */
const ARTICULATED: ReadonlySet<string> = new Set(['K14', 'K24'])
const ARTICULATED_BUS: VehicleClass = { carries: 'passengers', isTrailer: false, longestMm: 18_000 }

const CLASSES: ReadonlyMap<string, VehicleClass> = new Map([
  ['K', { carries: 'passengers', isTrailer: false, longestMm: 13_700 }],
  ['H', { carries: 'goods', isTrailer: false, longestMm: 12_000 }],
  ['Q', { carries: 'either', isTrailer: false, longestMm: 12_000 }],
  ['B', { carries: 'goods', isTrailer: true, longestMm: 13_750 }],
  ['G', { carries: 'goods', isTrailer: true, longestMm: 12_000 }],
  ['N', { carries: 'goods', isTrailer: false, longestMm: 4_600 }],
])

const ANY = 60_000

const PASSENGER_SIZES: ReadonlyMap<string, PassengerSize> = new Map([
  ['1', { seats: [10, 300], lengthMm: [1, ANY] }],
  ['2', { seats: [10, 19], lengthMm: [1, 5_999] }],
  ['3', { seats: [1, 9], lengthMm: [1, 5_999] }],
  ['4', { seats: [1, 9], lengthMm: [1, 3_500] }],
])

/** The class of a vehicle type; undefined for codes of special machines, of which nothing is demanded. */
export function vehicleClassOf(vehicleType = ''): VehicleClass | undefined {
  return ARTICULATED.has(vehicleType) ? ARTICULATED_BUS : CLASSES.get(vehicleType.charAt(0))
}

/** Seats and length of the size a passenger vehicle's type names. */
export function passengerSizeOf(vehicleType: string): PassengerSize | undefined {
  return vehicleType.startsWith('K') ? PASSENGER_SIZES.get(vehicleType.charAt(1)) : undefined
}

/** The size the second character names: 1 and 2 are large. */
export function sizeOf(vehicleType: string): VehicleSize {
  return vehicleType.charAt(1) <= '2' ? 'large' : 'small'
}
