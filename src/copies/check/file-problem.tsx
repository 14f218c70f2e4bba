/** Which layer of the strict check a file has failed, in plain words, with the code for those who have to ask. */
import { Cells, Fact } from '../../components/cells'
import type { FileCheck } from '../../contract/copies'
import { useTold } from '../../hooks/use-preferences'
import { useCopyTexts } from '../use-copy-texts'

export function FileProblem({ problem }: { readonly problem: NonNullable<FileCheck['problem']> }) {
  const { check } = useCopyTexts()
  const told = useTold()
  const { file: words } = check
  return (
    <Cells title={words.failedLayer}>
      <Fact label={words.layers[problem.layer] ?? problem.layer} value={told(problem.message)} tone="bad" wide />
      <Fact label={words.errorCode} value={problem.code} />
    </Cells>
  )
}
