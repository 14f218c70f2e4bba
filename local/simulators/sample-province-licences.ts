/** 样例省: the licences of the second province. People, companies and plates are invented; no administrative division begins with 98. */

export const SAMPLE_ISSUER = '980000'
export const SAMPLE_NAME = { zh: '样例省', en: 'Sample Province' }
export const SAMPLE_HOST = 'sample-province.example'

/**
 * `suspended`: two hours ago, so that the credential of a phone may still be from before. `unreported`: nothing was heard of it for three days;
 * what the province then says is `stale`.
 */
export type SampleState = 'inForce' | 'suspended' | 'cancelled' | 'unreported'

export interface SampleLicence {
  readonly id: string
  readonly typeCode: string
  readonly typeName: Label
  readonly state: SampleState
  readonly number: string
  readonly holder: string
  /** A person's name is masked where anybody may read it. */
  readonly isPerson: boolean
  readonly plate?: { readonly number: string; readonly colour: string }
  readonly codes: readonly string[]
  readonly version: number
  readonly validUntil: string
  /** Place in the status list. */
  readonly index: number
  /** What its face says besides holder, number and term. */
  readonly face: readonly SampleLine[]
}

interface Label {
  readonly zh: string
  readonly en: string
}

interface SampleLine {
  readonly field: string
  readonly label: Label
  readonly value: Label
}

const TYPE = '11100000000019713D'
const OPERATOR = '样例市远达物流有限公司'

const PRACTITIONER: Label = { zh: '道路运输从业人员从业资格证', en: 'Road Transport Practitioner Certificate' }
const RIDE_HAILING: Label = { zh: '网络预约出租汽车驾驶员证', en: 'Ride-hailing Driver Certificate' }
const TAXI: Label = { zh: '巡游出租汽车驾驶员证', en: 'Cruising Taxi Driver Certificate' }
const TRANSPORT: Label = { zh: '道路运输证', en: 'Road Transport Certificate' }
const PERMIT: Label = { zh: '道路运输经营许可证', en: 'Road Transport Business Permit' }

const QUALIFICATION: Label = { zh: '从业资格类别', en: 'Qualification' }
const SCOPE: Label = { zh: '经营范围', en: 'Scope of business' }
const FREIGHT: Label = { zh: '道路普通货物运输', en: 'General road freight' }

export const SAMPLE_LICENCES: readonly SampleLicence[] = [
  {
    id: 'driver',
    typeCode: `${TYPE}071`,
    typeName: PRACTITIONER,
    state: 'inForce',
    number: '980102199003071012',
    holder: '贺知远',
    isPerson: true,
    codes: ['02001'],
    version: 2,
    validUntil: '2031-05-31',
    index: 1707,
    face: [line('qualifications', QUALIFICATION, '经营性道路货物运输驾驶员', 'Road freight driver')],
  },
  {
    id: 'suspended-driver',
    typeCode: `${TYPE}072`,
    typeName: RIDE_HAILING,
    state: 'suspended',
    number: '980201198511222037',
    holder: '邵安',
    isPerson: true,
    codes: ['09003'],
    version: 1,
    validUntil: '2029-12-31',
    index: 88,
    face: [line('qualifications', QUALIFICATION, '网络预约出租汽车驾驶员', 'Ride-hailing driver')],
  },
  {
    id: 'expired-driver',
    typeCode: `${TYPE}071`,
    typeName: PRACTITIONER,
    state: 'inForce',
    number: '980101197808153028',
    holder: '兰春明',
    isPerson: true,
    codes: ['01001', '02001'],
    version: 4,
    validUntil: '2026-06-30',
    index: 4011,
    face: [
      line(
        'qualifications',
        QUALIFICATION,
        '经营性道路旅客运输驾驶员、经营性道路货物运输驾驶员',
        'Road passenger driver, road freight driver',
      ),
    ],
  },
  {
    id: 'unreported-driver',
    typeCode: `${TYPE}075`,
    typeName: TAXI,
    state: 'unreported',
    number: '980302198204044041',
    holder: '欧阳思齐',
    isPerson: true,
    codes: ['09002'],
    version: 1,
    validUntil: '2030-02-28',
    index: 23,
    face: [line('qualifications', QUALIFICATION, '巡游出租汽车驾驶员', 'Taxi driver')],
  },
  {
    id: 'vehicle',
    typeCode: `${TYPE}013`,
    typeName: TRANSPORT,
    state: 'inForce',
    number: '980102204187',
    holder: OPERATOR,
    isPerson: false,
    plate: { number: '样A20418', colour: '2' },
    codes: ['02101', '02201'],
    version: 3,
    validUntil: '2032-08-31',
    index: 300_126,
    face: [
      line('vehicleType', { zh: '车辆类型', en: 'Vehicle type' }, '重型半挂牵引车', 'Heavy semi-trailer tractor'),
      line('businessScope', SCOPE, `${FREIGHT.zh}、货物专用运输（集装箱）`, `${FREIGHT.en}, container freight`),
    ],
  },
  {
    id: 'cancelled-vehicle',
    typeCode: `${TYPE}013`,
    typeName: TRANSPORT,
    state: 'cancelled',
    number: '980102204019',
    holder: OPERATOR,
    isPerson: false,
    plate: { number: '样A20977', colour: '2' },
    codes: ['02101'],
    version: 2,
    validUntil: '2030-03-31',
    index: 300_127,
    face: [
      line('vehicleType', { zh: '车辆类型', en: 'Vehicle type' }, '重型普通货车', 'Heavy ordinary lorry'),
      line('businessScope', SCOPE, FREIGHT.zh, FREIGHT.en),
    ],
  },
  {
    id: 'company',
    typeCode: `${TYPE}008`,
    typeName: PERMIT,
    state: 'inForce',
    number: '980102000771',
    holder: OPERATOR,
    isPerson: false,
    codes: ['02101', '02201', '02301'],
    version: 1,
    validUntil: '2030-10-31',
    index: 1_048_575,
    face: [
      line('holderCode', { zh: '统一社会信用代码', en: 'Unified social credit code' }, '91980102MA98A01B14'),
      line(
        'businessScope',
        SCOPE,
        `${FREIGHT.zh}、货物专用运输、大型物件运输`,
        `${FREIGHT.en}, special and heavy freight`,
      ),
    ],
  },
]

/** The name for anybody: a person's family name, and a star for every other character. */
export function publicName({ holder, isPerson }: SampleLicence): string {
  const [first = '', ...others] = [...holder]
  return isPerson ? first + '*'.repeat(others.length) : holder
}

function line(field: string, label: Label, zh: string, en = zh): SampleLine {
  return { field, label, value: { zh, en } }
}
