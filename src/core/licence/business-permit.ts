/**
 * 经营许可证 (JT/T 1291-2019): what the four permits have in common. 分支机构标识 and 关联事项 are elements of the standard (6.3.2.5.3, 6.4.1);
 * the other fields are those of the paper permit: the standard's table is not public.
 */
import type { CategoryData } from './licence-category'

export const BUSINESS_PERMIT = {
  category: 'business',
  standard: 'JT/T 1291-2019',
  holderCategory: 'organisation',
  review: 'integrityAssessment',
  design: { theme: 'business', form: 'sheet', portrait: false },
  headings: [
    { field: 'number', label: { zh: '许可证号', en: 'Permit number' } },
    { field: 'holderName', label: { zh: '业户名称', en: 'Operator' } },
    { field: 'holderCode', label: { zh: '统一社会信用代码', en: 'Unified social credit code' } },
  ],
  /** In the order printed. */
  face: [
    // A sole trader's place of business often is his home.
    {
      name: 'address',
      label: { zh: '地址', en: 'Address' },
      required: true,
      personal: true,
      value: { kind: 'text', max: 200 },
    },
    {
      name: 'economicType',
      label: { zh: '经济类型', en: 'Economic type' },
      required: true,
      personal: false,
      value: { kind: 'code', table: 'jtt415_5_1_8' },
    },
    {
      name: 'businessScope',
      label: { zh: '经营范围', en: 'Scope of business' },
      required: true,
      personal: false,
      value: { kind: 'codes', table: 'businessScope' },
    },
    {
      name: 'branchFlag',
      label: { zh: '分支机构标识', en: 'Legal person or branch' },
      required: true,
      personal: false,
      value: { kind: 'code', table: 'branchFlag' },
    },
    {
      name: 'legalRepresentative',
      label: { zh: '法定代表人', en: 'Legal representative' },
      required: true,
      personal: true,
      value: { kind: 'text', max: 100 },
    },
    {
      name: 'operatingStatus',
      label: { zh: '经营状态', en: 'Operating status' },
      required: true,
      personal: false,
      value: { kind: 'code', table: 'jtt415_5_3_1' },
    },
    {
      name: 'itemCode',
      label: { zh: '关联事项', en: 'Related item' },
      required: false,
      personal: false,
      value: { kind: 'code', table: 'relatedItem' },
    },
  ],
} as const satisfies CategoryData
