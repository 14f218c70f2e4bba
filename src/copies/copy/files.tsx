/** The files of a copy, PDF first because every phone opens it: preview, save or pass on, and the digest to compare. */
import { View } from '@tarojs/components'
import { Notice } from '../../components/notice'
import type { CopyFile, CopyView } from '../../contract/copies'
import { useCopyTexts } from '../use-copy-texts'
import { BrowserFile } from './browser-acts'
import { WeChatFile } from './wechat-acts'

export function Files({ copy: { code, files } }: { readonly copy: CopyView }) {
  const { copy: words } = useCopyTexts()
  const sorted = [...files].sort((one, other) => Number(one.format === 'ofd') - Number(other.format === 'ofd'))
  return (
    <>
      {sorted.map((file) => (
        <FileCard key={file.format} code={code} file={file} />
      ))}
      <Notice tone="info" text={words.downloadNote} />
    </>
  )
}

function FileCard({ code, file }: { readonly code: string; readonly file: CopyFile }) {
  const { copy: words } = useCopyTexts()
  return (
    <View className="file">
      <View className="file-head">
        <View className="file-title">{words.fileTitles[file.format]}</View>
        <View className="file-size">{words.size(kilobytes(file.bytes))}</View>
      </View>
      {process.env.TARO_ENV === 'h5' ? <BrowserFile code={code} file={file} /> : <WeChatFile code={code} file={file} />}
      <View className="file-digest-label">{words.digest}</View>
      <View className="file-digest">{file.digest}</View>
    </View>
  )
}

function kilobytes(bytes: number): string {
  return String(Math.max(1, Math.round(bytes / 1024)))
}
