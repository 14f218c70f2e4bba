/** 代码表: what is known of one table of codes. */
import type { Label } from '../../label'

export interface CodeTableData {
  readonly title: Label
  /** Standard and clause, or the dictionary it was copied from. */
  readonly source: string
  /** The labels by code, in the table's order. */
  readonly codes: ReadonlyMap<string, string>
  /** English for the codes people meet most; ours, as no standard gives any. The rest are shown in Chinese. */
  readonly english?: ReadonlyMap<string, string>
}
