/** 车辆号牌: its form, and its colour by the size and drive of the vehicle (GA 36-2018). */
import { sizeOf, type VehicleSize } from '../vehicle-class'
import { faceText } from './face-values'
import type { Facts } from './facts'
import type { Rule } from './rule'

/** A plate of the mainland: province, letter, four to six more, perhaps a class such as 挂 or 学. */
const PLATE = /^[\u4e00-\u9fff][A-Z][A-Z0-9]{4,6}[\u4e00-\u9fff]?$/

/** 新能源汽车号牌 have one character more than others. */
const NEW_ENERGY_LENGTH = 8

/** 渐变绿 for small and 黄绿 for large new-energy vehicles; 绿 in systems that know one green only. */
const NEW_ENERGY: ReadonlySet<string> = new Set(['5', '93', '94'])

/** Colours that say a size: 蓝 and 渐变绿 small, 黄 and 黄绿 large. Others say none. */
const SIZE_OF_COLOUR: ReadonlyMap<string, VehicleSize> = new Map([
  ['1', 'small'],
  ['94', 'small'],
  ['2', 'large'],
  ['93', 'large'],
])

export const PLATE_RULES: readonly Rule<Facts>[] = [
  {
    id: 'PLATE',
    clause: 'GA 36-2018; ours',
    group: 'validity',
    severity: 'warning',
    field: 'plateNumber',
    holds: (facts) => plateIn(facts) === '' || PLATE.test(plateIn(facts)),
    message: {
      zh: '车辆号牌不像机动车号牌，应为汉字、字母和四至六位字母数字',
      en: 'The plate number is unusual; it should be a Chinese character, a letter and four to six letters or digits',
    },
  },
  {
    id: 'PLATE_OF_TRAILER',
    clause: 'GA 36-2018',
    group: 'truth',
    severity: 'warning',
    field: 'plateNumber',
    holds: (facts) => plateIn(facts) === '' || !isTrailer(facts) || plateIn(facts).endsWith('挂'),
    message: {
      zh: '挂车号牌未以“挂”结尾，应为挂车号牌',
      en: "A trailer's plate does not end in 挂; it should be the plate of a trailer",
    },
  },
  {
    id: 'PLATE_OF_NEW_ENERGY',
    clause: 'GA 36-2018 新能源汽车号牌',
    group: 'truth',
    severity: 'warning',
    field: 'plateColour',
    holds: (facts) => plateIn(facts).length !== NEW_ENERGY_LENGTH || NEW_ENERGY.has(colourIn(facts)),
    message: {
      zh: '八位号牌的颜色不是新能源号牌颜色，应为渐变绿或黄绿色',
      en: 'A plate of eight characters without the colour of new-energy vehicles; it should be green',
    },
  },
  {
    id: 'PLATE_COLOUR_SIZE',
    clause: 'GA 36-2018; GA/T 16.4',
    group: 'truth',
    severity: 'warning',
    field: 'plateColour',
    holds: (facts) => sizeSaid(facts) === undefined || sizeSaid(facts) === sizeOfVehicle(facts),
    message: {
      zh: '号牌颜色与车辆大小不符，大中型应为黄色或黄绿色、小型应为蓝色或渐变绿',
      en: 'The colour does not fit the size; large vehicles should have yellow or yellow-green plates, small ones blue or gradient green',
    },
  },
]

function plateIn({ draft: { face } }: Facts): string {
  return faceText(face, 'plateNumber') ?? ''
}

function colourIn({ draft: { face } }: Facts): string {
  return faceText(face, 'plateColour') ?? ''
}

function isTrailer({ vehicle }: Facts): boolean {
  return vehicle?.isTrailer ?? false
}

/** The size the colour says; undefined when colour or vehicle type says none, and for trailers: theirs are always yellow. */
function sizeSaid(facts: Facts): VehicleSize | undefined {
  return facts.vehicle?.isTrailer === false ? SIZE_OF_COLOUR.get(colourIn(facts)) : undefined
}

function sizeOfVehicle({ draft: { face } }: Facts): VehicleSize {
  return sizeOf(faceText(face, 'vehicleType') ?? '')
}
