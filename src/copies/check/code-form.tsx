/** 查验码: typed, or in WeChat read by its scanner; the browser's visitor has opened the code's own address with his camera. */
import { Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { isCancel } from '../../client/wechat-files'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import type { CopyCode } from '../../core/notation/copy-code'
import { codeIn } from '../copy-code'
import { useCopyTexts } from '../use-copy-texts'

export interface CodeFormProps {
  /** A code has been checked already: this form is for another one. */
  readonly again: boolean
  /** What the page was opened with and is no code: there to be put right. */
  readonly given: string
  readonly onCode: (code: CopyCode) => void
}

/** As the contract; an address may be pasted as well. */
const MOST_TYPED = 200

export function CodeForm({ again, given, onCode }: CodeFormProps) {
  const { check: words } = useCopyTexts()
  const [text, setText] = useState(given)
  const [problem, setProblem] = useState(given === '' ? undefined : words.notACode)
  const take = (read: string, otherwise: string) => {
    const code = codeIn(read)
    setProblem(code === undefined ? otherwise : undefined)
    if (code === undefined) return
    setText('')
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
    onCode(code)
  }
  const type = (typed: string) => {
    setText(typed)
    setProblem(undefined)
  }
  return (
    <Field label={again ? words.another : words.byCode} problem={problem}>
      <Input
        className="form-input"
        value={text}
        maxlength={MOST_TYPED}
        placeholder={words.codePlaceholder}
        placeholderClass="form-placeholder"
        aria-label={words.byCode}
        onInput={({ detail }) => type(detail.value)}
        onConfirm={() => take(text, words.notACode)}
      />
      <View className="form-act">
        <Button
          look="soft"
          label={words.checkCode}
          disabled={text.trim() === ''}
          onPress={() => take(text, words.notACode)}
        />
      </View>
      {process.env.TARO_ENV === 'weapp' && <Scanner onRead={(read) => take(read, words.scanFailed)} />}
    </Field>
  )
}

function Scanner({ onRead }: { readonly onRead: (text: string) => void }) {
  const { check: words } = useCopyTexts()
  const scan = async () => {
    try {
      onRead((await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] })).result)
    } catch (fault) {
      if (!isCancel(fault)) onRead('')
    }
  }
  return (
    <View className="form-act">
      <Button look="soft" label={words.scan} onPress={scan} />
    </View>
  )
}
