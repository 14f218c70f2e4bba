/** One of the two files: passed on as a file, or copied as text. */
import { View } from '@tarojs/components'
import { useUnload } from '@tarojs/taro'
import { useMemo } from 'react'
import { dropWritten } from '../../client/written-files'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { useCopy } from '../../hooks/use-copy'
import { usePreferences, useTexts } from '../../hooks/use-preferences'
import { useRecordTexts } from '../use-record-texts'
import { type ExportFormat, exportFile, type WholeRecord } from './files'
import { usePassingOn, wayOfPassingOn } from './pass-on'

export interface FileCardProps {
  readonly format: ExportFormat
  readonly whole: WholeRecord
}

export function FileCard({ format, whole }: FileCardProps) {
  const { copied: copiedWord } = useTexts()
  const words = useRecordTexts()
  const { language } = usePreferences()
  const { ways, files, copy: copyWord, notCopied } = words.export
  const file = useMemo(() => exportFile(format, whole, words, language), [format, whole, words, language])
  const [copied, copy] = useCopy(file.contents)
  const [note, passOn] = usePassingOn(file)
  useUnload(dropWritten)
  return (
    <View className="export-file">
      <View className="export-title">{files[format].title}</View>
      <View className="export-body">{files[format].body}</View>
      {note && <Notice tone={note.tone} text={note.text} />}
      {copied === 'failed' && <Notice tone="warn" text={notCopied} />}
      <Buttons>
        <Button label={ways[wayOfPassingOn()]} onPress={passOn} />
        <Button look="soft" label={copied === 'copied' ? copiedWord : copyWord} onPress={copy} />
      </Buttons>
    </View>
  )
}
