/**
 * 从业资格证 (JT/T 1290-2019): what the three practitioner certificates have in common. The taxi drivers' certificates carry the face of the
 * road transport practitioner's (出租汽车驾驶员从业资格管理规定 第十四条). The fields are those of the paper booklet: the standard's table is not public.
 */
import type { CategoryData } from './licence-category'

export const PRACTITIONER_CERTIFICATE = {
  category: 'practitioner',
  standard: 'JT/T 1290-2019',
  holderCategory: 'person',
  review: 'integrityAssessment',
  design: { theme: 'practitioner', form: 'booklet', portrait: true },
  headings: [
    { field: 'holderName', label: { zh: '姓名', en: 'Name' } },
    { field: 'number', label: { zh: '从业资格证号', en: 'Certificate number' } },
    { field: 'holderCode', label: { zh: '证件号码', en: 'Identity number' } },
  ],
  /** In the order printed. */
  face: [
    {
      name: 'sex',
      label: { zh: '性别', en: 'Sex' },
      required: true,
      personal: true,
      value: { kind: 'code', table: 'sexGB2261' },
    },
    {
      name: 'birthDate',
      label: { zh: '出生日期', en: 'Date of birth' },
      required: true,
      personal: true,
      value: { kind: 'date' },
    },
    {
      name: 'nationality',
      label: { zh: '国籍', en: 'Nationality' },
      required: false,
      personal: true,
      value: { kind: 'text', max: 50 },
    },
    {
      name: 'address',
      label: { zh: '住址', en: 'Address' },
      required: false,
      personal: true,
      value: { kind: 'text', max: 200 },
    },
    {
      name: 'drivingClass',
      label: { zh: '准驾车型', en: 'Driving class' },
      required: false,
      personal: true,
      value: { kind: 'code', table: 'jtt415_5_4_10' },
    },
    // Not personal: what the licence allows, which is what anyone who checks it must be told.
    {
      name: 'qualifications',
      label: { zh: '从业资格类别', en: 'Qualifications' },
      required: true,
      personal: false,
      value: { kind: 'qualifications' },
    },
    {
      name: 'archiveNumber',
      label: { zh: '档案号', en: 'File number' },
      required: false,
      personal: true,
      value: { kind: 'text', max: 64 },
    },
  ],
} as const satisfies CategoryData
