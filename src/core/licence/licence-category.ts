/** 三类: the facts that every type of a category shares. Each category has a file of its own that states them. */
import type { FaceDesign, FaceField, FaceHeading } from './face-field'

export type LicenceCategory = 'practitioner' | 'business' | 'transport'

export interface CategoryData {
  readonly category: LicenceCategory
  /** The industry standard that lays the licence out. */
  readonly standard: string
  /** 持证主体类别: who normally holds it. A sole trader (个体) is a person who may hold an organisation's licence. */
  readonly holderCategory: 'person' | 'organisation'
  /** The review it is subject to: vehicles are inspected every year, people and operators are assessed. */
  readonly review: 'annualReview' | 'integrityAssessment'
  readonly design: FaceDesign
  readonly headings: readonly FaceHeading[]
  /** In the order printed. */
  readonly face: readonly FaceField[]
}
