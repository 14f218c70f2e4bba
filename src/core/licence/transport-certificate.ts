/**
 * 道路运输证 (JT/T 1292-2019): what the two transport certificates have in common. The fields are those of the paper certificate:
 * the standard's table is not public.
 */

import type { Label } from '../label'
import type { CategoryData } from './licence-category'

const MILLIMETRE: Label = { zh: '毫米', en: 'mm' }

export const TRANSPORT_CERTIFICATE = {
  category: 'transport',
  standard: 'JT/T 1292-2019',
  holderCategory: 'organisation',
  review: 'annualReview',
  design: { theme: 'transport', form: 'card', portrait: false },
  headings: [{ field: 'number', label: { zh: '运输证号', en: 'Certificate number' } }],
  /** In the order printed. */
  face: [
    // The operator may be a sole trader, and a plate leads to its keeper: both are treated as a person's data.
    {
      name: 'operatorName',
      label: { zh: '业户名称', en: 'Operator' },
      required: true,
      personal: true,
      value: { kind: 'text', max: 200 },
    },
    {
      name: 'operatorAddress',
      label: { zh: '业户地址', en: "Operator's address" },
      required: true,
      personal: true,
      value: { kind: 'text', max: 200 },
    },
    {
      name: 'plateNumber',
      label: { zh: '车辆号牌', en: 'Plate number' },
      required: true,
      personal: true,
      value: { kind: 'text', max: 16 },
    },
    {
      name: 'plateColour',
      label: { zh: '号牌颜色', en: 'Plate colour' },
      required: true,
      personal: false,
      value: { kind: 'code', table: 'plateColorExt' },
    },
    {
      name: 'permitNumber',
      label: { zh: '经营许可证号', en: "Operator's permit number" },
      required: true,
      personal: false,
      value: { kind: 'text', max: 128 },
    },
    {
      name: 'vehicleType',
      label: { zh: '车辆类型', en: 'Vehicle type' },
      required: true,
      personal: false,
      value: { kind: 'code', table: 'gat16_4' },
    },
    {
      name: 'tonnage',
      label: { zh: '吨位', en: 'Tonnage' },
      required: false,
      personal: false,
      value: { kind: 'decimal', min: 0.01, max: 500, unit: { zh: '吨', en: 't' } },
    },
    {
      name: 'seats',
      label: { zh: '座位', en: 'Seats' },
      required: false,
      personal: false,
      value: { kind: 'integer', min: 1, max: 300, unit: { zh: '座', en: 'seats' } },
    },
    {
      name: 'lengthMm',
      label: { zh: '车长', en: 'Length' },
      required: true,
      personal: false,
      value: { kind: 'integer', min: 1000, max: 60_000, unit: MILLIMETRE },
    },
    {
      name: 'widthMm',
      label: { zh: '车宽', en: 'Width' },
      required: true,
      personal: false,
      value: { kind: 'integer', min: 500, max: 10_000, unit: MILLIMETRE },
    },
    {
      name: 'heightMm',
      label: { zh: '车高', en: 'Height' },
      required: true,
      personal: false,
      value: { kind: 'integer', min: 500, max: 10_000, unit: MILLIMETRE },
    },
    {
      name: 'businessScope',
      label: { zh: '经营范围', en: 'Scope of business' },
      required: true,
      personal: false,
      value: { kind: 'codes', table: 'businessScope' },
    },
    {
      name: 'technicalGrade',
      label: { zh: '技术等级', en: 'Technical grade' },
      required: false,
      personal: false,
      value: { kind: 'code', table: 'vehTechLevel' },
    },
    {
      name: 'firstIssuedOn',
      label: { zh: '初领日期', en: 'First issued on' },
      required: true,
      personal: false,
      value: { kind: 'date' },
    },
    {
      name: 'reviewValidUntil',
      label: { zh: '审验有效期至', en: 'Review valid until' },
      required: false,
      personal: false,
      value: { kind: 'date' },
    },
  ],
} as const satisfies CategoryData
