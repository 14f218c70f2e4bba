/** 照面信息 of one type as the compiler knows it: the fields its table declares, each with the type of its shape, optional where not required. */
import type { CivilDate } from '../time'
import type { FaceField } from './face-field'
import type { KindOf, TypeCode } from './kinds'
import type { Qualification } from './licence'

/** What a field of a shape holds. */
interface ValueOf {
  readonly text: string
  readonly code: string
  readonly codes: readonly string[]
  readonly date: CivilDate
  readonly integer: number
  readonly decimal: number
  readonly qualifications: readonly Qualification[]
}

type Field<C extends TypeCode> = KindOf<C>['face'][number]
type Required<F extends FaceField> = Extract<F, { readonly required: true }>
type Optional<F extends FaceField> = Extract<F, { readonly required: false }>
type Values<F extends FaceField> = { readonly [Each in F as Each['name']]: ValueOf[Each['value']['kind']] }

/** The face of type `C`. */
export type FaceOf<C extends TypeCode> = Values<Required<Field<C>>> & Partial<Values<Optional<Field<C>>>>
