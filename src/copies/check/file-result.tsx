/** What a file is worth: the verdict in large type, the layer that failed in plain words, and what it says only when its seal is good. */
import { Banner } from '../../components/banner'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { CopyFile } from '../../contract/copies'
import { chinaTimeOf } from '../../core/time'
import { useCopyTexts } from '../use-copy-texts'
import { NotChecked } from './code-result'
import { FileContents } from './file-contents'
import { headOf } from './file-head'
import { FileProblem } from './file-problem'
import type { CheckingFile, FileInHand } from './use-file-check'

type Registered = readonly CopyFile[] | undefined

export function FileResult({ check, registered }: Pick<CheckingFile, 'check'> & { readonly registered: Registered }) {
  const { check: words } = useCopyTexts()
  switch (check.state) {
    case 'nothing':
      return null
    case 'unread':
      return <Notice tone="warn" text={words.chooseFailed} />
    case 'empty':
      return <Notice tone="warn" text={words.empty} />
    case 'tooLarge':
      return <Notice tone="bad" text={words.tooLarge(String(Math.ceil(check.bytes / 1024)))} />
    case 'digesting':
      return <Banner look="checking" mark="…" headline={words.checking} lines={[words.digesting]} />
    case 'sending':
      return (
        <>
          <Banner look="checking" mark="…" headline={words.checking} lines={[words.sending]} />
          <Digest file={check.file} registered={registered} />
        </>
      )
    case 'refused':
      return (
        <>
          <NotChecked obstacle={check.obstacle} onRetry={check.again} />
          <Digest file={check.file} registered={registered} />
        </>
      )
    case 'checked':
      return <Checked {...check} registered={registered} />
  }
}

type CheckedProps = Extract<CheckingFile['check'], { readonly state: 'checked' }> & { readonly registered: Registered }

function Checked({ file, value, at, registered }: CheckedProps) {
  const { check: words } = useCopyTexts()
  const { look, mark, headline, line, hint } = headOf(value, words)
  return (
    <>
      <Banner look={look} mark={mark} headline={headline} lines={[line, words.checkedAt(chinaTimeOf(at))]} />
      {value.problem && <FileProblem problem={value.problem} />}
      <Notice tone={look === 'ok' ? 'ok' : 'warn'} text={hint} />
      <Digest file={file} registered={registered} />
      {value.outcome === 'valid' && <FileContents check={value} />}
    </>
  )
}

/** The digest worked out on this phone; beside a code that was checked, whether it is one of the registered ones. */
function Digest({ file, registered }: { readonly file: FileInHand; readonly registered: Registered }) {
  const { check: words } = useCopyTexts()
  const same = registered?.find(({ digest }) => digest === file.digest)
  return (
    <Cells>
      <Fact label={words.fileName} value={file.name} wide />
      <Fact label={words.localDigest} value={file.digest} wide />
      {same && <Fact label="✓" value={words.same(same.format.toUpperCase())} tone="ok" />}
      {registered && !same && <Fact label="✕" value={words.different} tone="bad" />}
    </Cells>
  )
}
