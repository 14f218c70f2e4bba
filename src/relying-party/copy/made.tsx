/** A copy on its way, or made: what stands on it, how it is checked, and its files. */
import { View } from '@tarojs/components'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { CopyFile } from '../../contract/copies'
import type { GrantedCopyView } from '../../contract/granted-copies'
import { printedCopyCode, readCopyCode } from '../../core/notation/copy-code'
import { chinaTimeOf } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { usePartyTexts } from '../use-party-texts'
import { FileActs, type LinkFor } from './file-acts'

export function Made({ copy, linkFor }: { readonly copy: GrantedCopyView; readonly linkFor: LinkFor }) {
  const { copy: words } = usePartyTexts()
  const told = useTold()
  const { state, reason, waiting, files, madeAt, number } = copy
  return (
    <>
      {state === 'making' && (
        <View className="copy-making" aria-live="polite">
          <View className="copy-turning" aria-hidden="true" />
          <View className="copy-making-title">{words.making}</View>
          <View>{words.makingBody}</View>
        </View>
      )}
      {waiting && <Notice tone="warn" text={told(waiting.reason)} />}
      {state === 'failed' && <Notice tone="bad" text={reason ? told(reason) : words.failed} />}
      {state === 'withdrawn' && <Notice tone="bad" text={words.withdrawn} />}
      {state === 'expired' && <Notice tone="warn" text={words.expired} />}
      {state === 'ready' && pdfFirst(files).map((file) => <FileActs key={file.format} file={file} linkFor={linkFor} />)}
      <Cells title={words.onIt}>
        <Fact label={words.recipient} value={copy.recipient} wide={copy.recipient.length > SHORT} />
        <Fact label={words.cause} value={copy.purpose} wide={copy.purpose.length > SHORT} />
        <Fact label={words.until} value={copy.until} />
        {number !== undefined && <Fact label={words.number} value={number} wide />}
        {madeAt !== undefined && (
          <Fact label={words.madeAt} value={chinaTimeOf(madeAt).slice(0, 16).replace('T', ' ')} />
        )}
        <Fact label={words.code} value={printed(copy.code)} wide />
      </Cells>
      {state === 'ready' && <Notice tone="info" text={words.fetchedNote} />}
    </>
  )
}

const SHORT = 14

/** Every phone opens it. */
function pdfFirst(files: readonly CopyFile[]): readonly CopyFile[] {
  return [...files].sort((one, other) => Number(one.format === 'ofd') - Number(other.format === 'ofd'))
}

/** In groups of four, as on the copy. */
function printed(code: string): string {
  const read = readCopyCode(code)
  return read.ok ? printedCopyCode(read.value) : code
}
