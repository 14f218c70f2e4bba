/** 规则目录: every compliance rule there is, by what it looks at. docs/compliance-rules.md is written from it. */
import type { Label } from '../../label'
import { BUSINESS_RULES, SCOPE_RULES } from './business-rules'
import { EVENT_RULES } from './event-rules'
import { FACE_RULES } from './face-rules'
import { HOLDER_RULES } from './holder-rules'
import { IDENTITY_RULES } from './identity-rules'
import { METADATA_RULES } from './metadata-rules'
import { PHOTO_RULES } from './photo-rules'
import { PLATE_RULES } from './plate-rules'
import { PRACTITIONER_RULES } from './practitioner-rules'
import { RELATION_RULES } from './relation-rules'
import { REVIEW_RULES } from './review-rules'
import type { Rule } from './rule'
import { SHAPE_RULES } from './shape-rules'
import { TERM_RULES } from './term-rules'
import { TEXT_RULES } from './text-rules'
import { VEHICLE_RULES } from './vehicle-rules'

/** Rules that look at the same thing. */
export interface RuleTable {
  readonly of: Label
  readonly rules: readonly Rule<never>[]
}

export const RULE_TABLES: readonly RuleTable[] = [
  { of: { zh: '每个成员的 JSON 形状', en: 'the JSON shape of every member' }, rules: SHAPE_RULES },
  { of: { zh: '每段文字', en: 'every text' }, rules: TEXT_RULES },
  { of: { zh: '事件', en: 'the event' }, rules: EVENT_RULES },
  { of: { zh: '每项元数据', en: 'every element of the metadata' }, rules: METADATA_RULES },
  { of: { zh: '每个照面项', en: 'every field of the face' }, rules: FACE_RULES },
  { of: { zh: '证照类型、编号与标识', en: 'type, number and identifier' }, rules: IDENTITY_RULES },
  { of: { zh: '有效期与颁发日期', en: 'term and issue date' }, rules: TERM_RULES },
  { of: { zh: '持证主体与颁发机构', en: 'holder and issuing authority' }, rules: HOLDER_RULES },
  { of: { zh: '从业资格证', en: 'practitioner certificates' }, rules: PRACTITIONER_RULES },
  { of: { zh: '经营范围', en: 'the scope of business' }, rules: SCOPE_RULES },
  { of: { zh: '经营许可证', en: 'business permits' }, rules: BUSINESS_RULES },
  { of: { zh: '车辆', en: 'the vehicle' }, rules: VEHICLE_RULES },
  { of: { zh: '车辆号牌', en: 'the plate' }, rules: PLATE_RULES },
  { of: { zh: '照片', en: 'the photo' }, rules: PHOTO_RULES },
  { of: { zh: '年审与诚信考核', en: 'reviews' }, rules: REVIEW_RULES },
  { of: { zh: '车辆与经营许可证', en: 'a vehicle and its permit' }, rules: RELATION_RULES },
]

/** Every rule, in the order of the tables. */
export function allRules(): readonly Rule<never>[] {
  return RULE_TABLES.flatMap(({ rules }) => rules)
}
