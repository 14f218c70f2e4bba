/** 道路运输证: what the certificate says of the vehicle (JT/T 1292-2019; GB 1589-2016 limits, GA 36 plates, GA 802 sizes). */
import { HEAVIEST_T, HIGHEST_MM, passengerSizeOf, type VehicleClass, WIDEST_MM } from '../vehicle-class'
import { inOrder } from './date-order'
import { faceCodes, faceDate, faceNumber, faceText } from './face-values'
import type { Facts } from './facts'
import { absentOr, type Rule } from './rule'

/** 不合格 (vehTechLevel). */
const GRADE_FAILED = '9'

/** Beginnings of scopes (01 客运 … 10 租赁) by what the vehicle carries; 05 is for driving schools. */
const SCOPES: { readonly [C in VehicleClass['carries']]: RegExp } = {
  passengers: /^(?:01|05|071|08|091|101)|^(?:07|09|10)000$/,
  goods: /^(?:02|03|05|072|092|102)|^(?:07|09|10)000$/,
  either: /./,
}

export const VEHICLE_RULES: readonly Rule<Facts>[] = [
  {
    id: 'OPERATOR_IS_HOLDER',
    clause: 'JT/T 1292-2019 照面“业户名称”; GB/T 36903-2018; ours',
    group: 'truth',
    severity: 'warning',
    field: 'operatorName',
    holds: ({ draft: { licence, face } }) =>
      absentOr(faceText(face, 'operatorName'), (name) => absentOr(licence.holderName, (holder) => holder === name)),
    message: {
      zh: '业户名称与持证主体不一致，应相同',
      en: 'The operator is not the holder of the certificate; they should be the same',
    },
  },
  {
    id: 'LOAD_STATED',
    clause: 'JT/T 1292-2019 照面“吨（座）位”',
    group: 'completeness',
    severity: 'error',
    field: 'tonnage',
    holds: ({ draft: { face } }) =>
      faceNumber(face, 'tonnage') !== undefined || faceNumber(face, 'seats') !== undefined,
    message: {
      zh: '吨位和座位均缺失，应至少填一项',
      en: 'Neither tonnage nor seats are given; at least one of them must be',
    },
  },
  {
    id: 'TONNAGE_OF_GOODS_VEHICLE',
    clause: 'JT/T 1292-2019 照面“吨（座）位”; GA/T 16.4',
    group: 'completeness',
    severity: 'error',
    field: 'tonnage',
    holds: (facts) => facts.vehicle?.carries !== 'goods' || faceNumber(facts.draft.face, 'tonnage') !== undefined,
    message: {
      zh: '货车、挂车未填吨位，应填写核定载质量',
      en: 'A goods vehicle without its tonnage; the approved load must be given',
    },
  },
  {
    id: 'SEATS_OF_PASSENGER_VEHICLE',
    clause: 'JT/T 1292-2019 照面“吨（座）位”; GA/T 16.4',
    group: 'completeness',
    severity: 'error',
    field: 'seats',
    holds: (facts) => facts.vehicle?.carries !== 'passengers' || faceNumber(facts.draft.face, 'seats') !== undefined,
    message: {
      zh: '客车未填座位，应填写核定载客人数',
      en: 'A passenger vehicle without its seats; the approved number must be given',
    },
  },
  {
    id: 'TONNAGE_OF_PASSENGER_VEHICLE',
    clause: 'JT/T 1292-2019 照面“吨（座）位”; GA/T 16.4; ours',
    group: 'validity',
    severity: 'warning',
    field: 'tonnage',
    holds: (facts) => facts.vehicle?.carries !== 'passengers' || faceNumber(facts.draft.face, 'tonnage') === undefined,
    message: {
      zh: '客车填了吨位，应只填座位',
      en: 'A passenger vehicle with a tonnage; it should have seats only',
    },
  },
  {
    id: 'TONNAGE_PLAUSIBLE',
    clause: 'GB 1589-2016 4.2; ours',
    group: 'truth',
    severity: 'warning',
    field: 'tonnage',
    holds: ({ draft: { face } }) => absentOr(faceNumber(face, 'tonnage'), (tonnes) => tonnes <= HEAVIEST_T),
    message: {
      zh: '吨位超过 49 吨，请核对是否为千克或大件车辆；应以吨为单位',
      en: 'More than 49 t; please check for kilograms or an oversize vehicle, it should be in tonnes',
    },
  },
  {
    id: 'SEATS_FIT_SIZE',
    clause: 'GA 802; GA/T 16.4; ours',
    group: 'truth',
    severity: 'warning',
    field: 'seats',
    holds: ({ draft: { face } }) => isOfSize(faceText(face, 'vehicleType'), 'seats', faceNumber(face, 'seats')),
    message: {
      zh: '座位数与车辆类型的大小不符，应为该规格客车的座位数',
      en: 'The seats do not fit the size the vehicle type names; they should be those of that size',
    },
  },
  {
    id: 'SEATS_FIT_TYPE',
    clause: '网络预约出租汽车经营服务管理暂行办法 第十二条',
    group: 'truth',
    severity: 'warning',
    field: 'seats',
    holds: ({ kind, draft: { face } }) =>
      absentOr(kind?.mostSeats, (most) => absentOr(faceNumber(face, 'seats'), (seats) => seats <= most)),
    message: {
      zh: '座位数超过本类证件车辆的规定，网约车应为七座及以下',
      en: 'More seats than vehicles of this type may have; ride-hailing vehicles should have at most seven',
    },
  },
  {
    id: 'LENGTH_FITS_SIZE',
    clause: 'GA 802; GA/T 16.4; ours',
    group: 'truth',
    severity: 'warning',
    field: 'lengthMm',
    holds: ({ draft: { face } }) => isOfSize(faceText(face, 'vehicleType'), 'lengthMm', faceNumber(face, 'lengthMm')),
    message: {
      zh: '车长与车辆类型的大小不符，应为该规格客车的车长',
      en: 'The length does not fit the size the vehicle type names; it should be that of the size',
    },
  },
  {
    id: 'LENGTH_LIMIT',
    clause: 'GB 1589-2016 表1、表2',
    group: 'truth',
    severity: 'warning',
    field: 'lengthMm',
    holds: (facts) => absentOr(facts.vehicle, ({ longestMm }) => isAtMost(facts, 'lengthMm', longestMm)),
    message: {
      zh: '车长超过 GB 1589 对该类车辆的限值，请核对；应在限值内',
      en: 'Longer than GB 1589 allows such a vehicle; please check it, it should be within the limit',
    },
  },
  {
    id: 'WIDTH_LIMIT',
    clause: 'GB 1589-2016 表1',
    group: 'truth',
    severity: 'warning',
    field: 'widthMm',
    holds: (facts) => isAtMost(facts, 'widthMm', WIDEST_MM),
    message: {
      zh: '车宽超过 GB 1589 的限值，请核对；应不超过 2600 毫米',
      en: 'Wider than GB 1589 allows; please check it, it should be at most 2600 mm',
    },
  },
  {
    id: 'HEIGHT_LIMIT',
    clause: 'GB 1589-2016 表1',
    group: 'truth',
    severity: 'warning',
    field: 'heightMm',
    holds: (facts) => isAtMost(facts, 'heightMm', HIGHEST_MM),
    message: {
      zh: '车高超过 GB 1589 的限值，请核对；应不超过 4200 毫米',
      en: 'Higher than GB 1589 allows; please check it, it should be at most 4200 mm',
    },
  },
  {
    id: 'LONGER_THAN_WIDE',
    clause: 'ours',
    group: 'truth',
    severity: 'warning',
    field: 'lengthMm',
    holds: ({ draft: { face } }) =>
      absentOr(faceNumber(face, 'lengthMm'), (length) => length >= (faceNumber(face, 'widthMm') ?? 0)),
    message: {
      zh: '车长小于车宽，请核对是否填反；应为车长不小于车宽',
      en: 'Shorter than wide; please check whether they were exchanged, the length should not be less than the width',
    },
  },
  {
    id: 'SCOPE_FITS_VEHICLE',
    clause: '道路运输条例; GA/T 16.4; ours',
    group: 'truth',
    severity: 'warning',
    field: 'businessScope',
    holds: (facts) =>
      absentOr(facts.vehicle?.carries, (what) =>
        faceCodes(facts.draft.face, 'businessScope').every((code) => SCOPES[what].test(code)),
      ),
    message: {
      zh: '经营范围与车辆类型不符，客车应为客运、货车应为货运',
      en: 'The scope does not fit the vehicle; passenger vehicles should carry passengers and goods vehicles goods',
    },
  },
  {
    id: 'TECHNICAL_GRADE',
    clause: '道路运输车辆技术管理规定; ours',
    group: 'truth',
    severity: 'warning',
    field: 'technicalGrade',
    holds: ({ draft: { face } }) => faceText(face, 'technicalGrade') !== GRADE_FAILED,
    message: {
      zh: '技术等级不合格而正在制发运输证，应为合格的等级',
      en: 'A certificate is issued for a vehicle whose technical grade is failed; the grade should be a passing one',
    },
  },
  {
    id: 'FIRST_ISSUED_BEFORE_ISSUED',
    clause: 'JT/T 1292-2019 照面“初领日期”',
    group: 'validity',
    severity: 'warning',
    field: 'firstIssuedOn',
    holds: ({ issuedOn, draft: { face } }) => inOrder(faceDate(face, 'firstIssuedOn'), issuedOn),
    message: {
      zh: '初领日期晚于颁发日期，应不晚于颁发日期',
      en: 'First issued after this issue; the first issue should not be later',
    },
  },
  {
    id: 'REVIEW_TERM_RUNS',
    clause: '运行服务规范 第七条; JT/T 1292-2019 照面“审验有效期”; ours',
    group: 'timeliness',
    severity: 'warning',
    field: 'reviewValidUntil',
    holds: ({ occurredOn, draft: { face } }) => inOrder(occurredOn, faceDate(face, 'reviewValidUntil')),
    message: {
      zh: '办理时审验有效期已过，新制发的运输证应在审验有效期内',
      en: 'The review was overdue when the certificate was issued; it should still run',
    },
  },
]

function isAtMost({ draft: { face } }: Facts, field: string, most: number): boolean {
  return absentOr(faceNumber(face, field), (value) => value <= most)
}

function isOfSize(vehicleType = '', measure: 'seats' | 'lengthMm', value: number | undefined): boolean {
  const bounds = passengerSizeOf(vehicleType)?.[measure]
  return bounds === undefined || value === undefined || (value >= bounds[0] && value <= bounds[1])
}
