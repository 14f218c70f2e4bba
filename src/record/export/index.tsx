/** 导出用证记录: all of it, hidden lines among it, as a text for people and as data for programs. */
import { View } from '@tarojs/components'
import { isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { TroubleStrip } from '../../components/trouble'
import { useRecordTexts } from '../use-record-texts'
import { FileCard } from './file-card'
import { EXPORT_FORMATS, type WholeRecord } from './files'
import { type Export, useExport } from './use-export'
import './index.css'

export default function ActivityExportPage() {
  const { export: words } = useRecordTexts()
  return (
    <Page title={words.title}>
      <View className="export-lead">{words.lead}</View>
      <Content {...useExport()} />
    </Page>
  )
}

function Content({ reading, read }: Export) {
  const { export: words, line } = useRecordTexts()
  switch (reading.state) {
    case 'idle':
      return <Button label={words.start} onPress={read} />
    case 'reading':
      return (
        <>
          <View className="export-count" aria-live="polite">
            {words.gathering(reading.count)}
          </View>
          <Button label={words.start} busy onPress={read} />
        </>
      )
    case 'stopped':
      if (isUnproven(reading.obstacle)) return <Invitation title={line.inviteTitle} body={line.inviteBody} />
      return (
        <>
          <TroubleStrip obstacle={reading.obstacle} />
          {reading.count > 0 && <View className="export-count">{words.stopped(reading.count)}</View>}
          <Button label={words.goOn} onPress={read} />
        </>
      )
    case 'whole':
      return <Whole reading={reading} read={read} />
  }
}

function Whole({
  reading: { whole },
  read,
}: {
  readonly reading: { readonly whole: WholeRecord }
  readonly read: () => void
}) {
  const { export: words } = useRecordTexts()
  if (whole.lines.length === 0) return <Message mark="记" title={words.title} body={words.nothing} />
  return (
    <>
      <Notice tone="ok" text={words.whole(whole.lines.length)} />
      {EXPORT_FORMATS.map((format) => (
        <FileCard key={format} format={format} whole={whole} />
      ))}
      <View className="export-lead">{words.privacy}</View>
      <Button look="plain" label={words.again} onPress={read} />
    </>
  )
}
