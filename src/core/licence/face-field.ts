/** 照面项: how one field of a licence's face is declared. What the fields of each kind are is in the files of the three kinds. */
import type { Label } from '../label'
import type { CodeTable } from './code-tables'

/** What the value of a face field may be. Bounds are inclusive and only catch slips of the pen: no standard sets them. */
export type FieldShape =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'code'; readonly table: CodeTable }
  | { readonly kind: 'codes'; readonly table: CodeTable }
  | { readonly kind: 'date' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly unit?: Label }
  | { readonly kind: 'decimal'; readonly min: number; readonly max: number; readonly unit?: Label }
  | { readonly kind: 'qualifications' }

/** 照面项: one field printed on the licence. */
export interface FaceField {
  /** Its name on the wire (docs/interfaces.md) and in this project. */
  readonly name: string
  readonly label: Label
  readonly required: boolean
  /** True when it tells something about a natural person: encrypted at rest, never shown to the public. */
  readonly personal: boolean
  readonly value: FieldShape
}

/** What stands above the fields of the face, as the printed licences call it. */
export interface FaceHeading {
  readonly field: 'holderName' | 'holderCode' | 'number'
  readonly label: Label
}

/** Names of the grounds: one for each type, so that two licences are told apart before they are read. The colours are in styles/tokens.css. */
export type FaceTheme =
  | 'practitioner'
  | 'taxiDriver'
  | 'rideHailingDriver'
  | 'business'
  | 'dangerousGoods'
  | 'rideHailingBusiness'
  | 'radioactive'
  | 'transport'
  | 'rideHailingVehicle'

/** 版面: how the licence looks on a page and in its file. Ours: the standards' layout is not public. */
export interface FaceDesign {
  /** The ground, by the name of its design token. */
  readonly theme: FaceTheme
  /** The paper it replaces: a booklet opened at its page, a framed sheet for the wall, a card carried in the vehicle. */
  readonly form: 'booklet' | 'sheet' | 'card'
  /** Whether the holder's photo is printed. */
  readonly portrait: boolean
}
