/** 客车、货车: what a vehicle is for, as its operator tells his vehicles apart. Read from the letter of GA/T 16.4; the grouping is ours. */
import type { FaceData } from './licence'

export const VEHICLE_FAMILIES = ['goods', 'passenger'] as const
export type VehicleFamily = (typeof VEHICLE_FAMILIES)[number]

/** K 客车 and D 电车 carry people. All others, tractors, trailers and 专项作业车 among them, stand with the goods vehicles. */
const PASSENGER_LETTERS = 'KD'

/** The family of a vehicle's face; undefined when it names no vehicle type. */
export function vehicleFamilyOf({ vehicleType }: FaceData): VehicleFamily | undefined {
  if (typeof vehicleType !== 'string' || vehicleType === '') return undefined
  return PASSENGER_LETTERS.includes(vehicleType.charAt(0)) ? 'passenger' : 'goods'
}
