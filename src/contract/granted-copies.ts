/** 授权下的加注件: what a recipient asks of `grants` where a grant allows copies. */
import * as v from 'valibot'
import { PURPOSES } from '../core/sharing/purposes'
import type { CopyLink, CopyView } from './copies'

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** The same wish again, by the same person, is the same copy and no other use. */
export const grantedCopyRequest = v.strictObject({
  grant: id,
  licence: id,
  purpose: v.picklist(PURPOSES),
  /** 加注件制作事由: what stands on the copy. Length and characters are judged by `core/notation`. */
  cause: v.pipe(v.string(), v.maxLength(2000)),
  /** Its last day; not after the grant's. */
  until: v.pipe(v.string(), v.maxLength(10)),
  /** Of a copy that is made: a link to the file as well. Each one that is used is in the holder's record. */
  format: v.optional(v.picklist(['ofd', 'pdf'])),
})

export interface GrantedCopyView extends Omit<CopyView, 'licence' | 'licenceTitle' | 'subject'> {
  readonly link?: CopyLink
}

export interface GrantedCopyRoutes {
  grantedCopy: { request: v.InferInput<typeof grantedCopyRequest>; value: GrantedCopyView }
}
