/** 查验加注件, for anyone: by the code on a copy, or by the file itself. What could not be checked is never "无效". */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Page } from '../../components/page'
import type { CopyCode } from '../../core/notation/copy-code'
import { codeIn } from '../copy-code'
import { useCopyTexts } from '../use-copy-texts'
import { CodeForm } from './code-form'
import { CodeResult } from './code-result'
import { FileForm } from './file-form'
import { FileResult } from './file-result'
import { useCodeCheck } from './use-code-check'
import { type FileCheck, useFileCheck } from './use-file-check'
import './index.css'

export default function CopyCheckPage() {
  const { check: words } = useCopyTexts()
  const opened = useOpenedWith()
  const [code, setCode] = useState(() => codeIn(opened))
  const byCode = useCodeCheck(code)
  const byFile = useFileCheck()
  const registered = byCode.check.state === 'checked' ? byCode.check.value.files : undefined
  const idle = byCode.check.state === 'nothing' && byFile.check.state === 'nothing'
  const take = (next: CopyCode) => (next === code ? byCode.again() : setCode(next))
  return (
    <Page title={words.title}>
      {idle && <View className="check-lead">{words.lead}</View>}
      <FileResult {...byFile} registered={registered} />
      <CodeResult {...byCode} brief={isAboutFile(byFile.check)} />
      <FileForm onPick={byFile.begin} />
      <CodeForm again={code !== undefined} given={code === undefined ? opened : ''} onCode={take} />
    </Page>
  )
}

function isAboutFile({ state }: FileCheck): boolean {
  return state === 'digesting' || state === 'sending' || state === 'checked' || state === 'refused'
}

/** The code in the page's address, or the address of a code: WeChat hands over what was scanned outside of it as `q`. */
function useOpenedWith(): string {
  const { code, q } = useRouter().params
  return code ?? decoded(q ?? '')
}

/** As it came when it was not encoded as an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
