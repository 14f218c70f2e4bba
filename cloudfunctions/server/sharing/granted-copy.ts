/**
 * 加注件 for a recipient in the mini-program: asked for and followed by the same wish, which is the same copy; once it is made, a link that opens once.
 * Nothing is told of the licence: that stands on the copy.
 */
import type * as v from 'valibot'
import type { GrantedCopyView, grantedCopyRequest } from '../../../src/contract/granted-copies'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { sealTrailText } from '../audit/trail-text'
import type { Holder } from '../identity/actors'
import { copyViewOf } from '../notation/copy-view'
import { type LinkingDeps, linkTo } from '../notation/download-copy'
import { openCopyField } from '../notation/sealed-copy'
import type { Index } from '../records'
import { copyGranted, type GrantedCopy, type GrantedCopyingDeps, type WantedCopy } from './copy-granted'
import { partiesOf, recipientsOf } from './parties'

export type GrantedLinkingDeps = GrantedCopyingDeps & LinkingDeps

export async function grantedCopy(
  deps: GrantedLinkingDeps,
  holder: Holder,
  { format, ...wish }: v.InferOutput<typeof grantedCopyRequest>,
): Promise<Result<GrantedCopyView, Failure>> {
  const recipients = recipientsOf(holder, await partiesOf(deps.store, holder))
  const wanted: WantedCopy = { ...wish, grant: wish.grant as Index, licence: wish.licence as Index }
  const copy = await copyGranted(deps, { recipients, id: holder.person }, wanted)
  if (!copy.ok) return copy
  const view = viewOf(deps, copy.value)
  if (format === undefined) return ok(view)
  const { key: at, record } = copy.value
  const link = await linkTo(deps, at, record, format, underOf(deps, wanted, copy.value))
  return link.ok ? ok({ ...view, link: link.value }) : link
}

/** Without what a holder's list says of the licence. */
function viewOf(deps: GrantedLinkingDeps, { key: { id }, record }: GrantedCopy): GrantedCopyView {
  const {
    licence: _licence,
    licenceTitle: _title,
    subject: _subject,
    ...view
  } = copyViewOf(deps, id, record, deps.clock.now())
  return view
}

/** Who fetches it, sealed for the trail it will stand in: `public`, which serves the file, holds no key. */
function underOf({ cipher }: GrantedLinkingDeps, { grant, licence, purpose }: WantedCopy, copy: GrantedCopy) {
  const name = openCopyField(cipher, copy.key.id, 'recipient', copy.record.recipient)
  return { grant, purpose, recipient: copy.recipient, name: sealTrailText(cipher, licence, 'name', name) }
}
