/** 导出: everything is gathered part by part, then saved as a text for people and as a JSON for programs. */
import { View } from '@tarojs/components'
import Taro, { useUnload } from '@tarojs/taro'
import { useState } from 'react'
import { call, type Obstacle } from '../../client/call'
import { now } from '../../client/clock'
import { saveToDownloads } from '../../client/downloads'
import type { Language } from '../../client/preferences'
import { isCancel, isOnComputer, sendToChat } from '../../client/wechat-files'
import { dropWritten, writeText } from '../../client/written-files'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { TroubleStrip } from '../../components/trouble'
import type { ExportedItem } from '../../contract/rights'
import { EXPORT_PART_NAMES, EXPORT_PARTS, type ExportPart } from '../../contract/rights-words'
import { civilDateOf, compactDate } from '../../core/time'
import { usePreferences, useTold } from '../../hooks/use-preferences'
import { useInboxTexts } from '../use-inbox-texts'

type Parts = { readonly [P in ExportPart]?: readonly ExportedItem[] }

type Gathering =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly part: ExportPart }
  | { readonly state: 'failed'; readonly obstacle: Obstacle }
  | { readonly state: 'done'; readonly parts: Parts }

export function ExportMine() {
  const { rights: words } = useInboxTexts()
  const told = useTold()
  const [gathering, setGathering] = useState<Gathering>({ state: 'idle' })
  useUnload(dropWritten)
  const start = async () => setGathering(await gather((part) => setGathering({ state: 'busy', part })))
  const { state } = gathering
  return (
    <>
      <View className="rights-body">{words.exportBody}</View>
      {gathering.state === 'busy' && (
        <View className="rights-body" aria-live="polite">
          {words.exporting(told(EXPORT_PART_NAMES[gathering.part]))}
        </View>
      )}
      {gathering.state === 'failed' && <TroubleStrip obstacle={gathering.obstacle} />}
      {gathering.state === 'done' ? (
        <Files parts={gathering.parts} />
      ) : (
        <Button look="soft" label={words.export} busy={state === 'busy'} onPress={start} />
      )}
    </>
  )
}

async function gather(show: (part: ExportPart) => void): Promise<Gathering> {
  const parts: { [P in ExportPart]?: readonly ExportedItem[] } = {}
  for (const part of EXPORT_PARTS) {
    show(part)
    const items: ExportedItem[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await call('holder', 'exportMine', { part, ...(cursor === undefined ? {} : { cursor }) })
      if (!page.ok) return { state: 'failed', obstacle: page.failure }
      items.push(...page.value.items)
      cursor = page.value.next
      if (cursor === undefined) break
    }
    parts[part] = items
  }
  return { state: 'done', parts }
}

function Files({ parts }: { readonly parts: Parts }) {
  const { rights: words } = useInboxTexts()
  const { language } = usePreferences()
  const [failed, setFailed] = useState(false)
  const count = EXPORT_PARTS.reduce((sum, part) => sum + (parts[part]?.length ?? 0), 0)
  const name = words.fileName(compactDate(civilDateOf(now())))
  const save = async (file: string, type: string, contents: string) => {
    setFailed(false)
    try {
      await passOn(file, type, contents)
    } catch (fault) {
      if (!isCancel(fault)) setFailed(true)
    }
  }
  return (
    <>
      <Notice tone="ok" text={words.exported(count)} />
      {failed && <Notice tone="warn" text={words.notSaved} />}
      <Buttons>
        <Button
          label={words.saveText}
          onPress={() => save(`${name}.txt`, 'text/plain;charset=utf-8', textOf(parts, language))}
        />
        <Button
          look="soft"
          label={words.saveData}
          onPress={() => save(`${name}.json`, 'application/json', dataOf(parts))}
        />
      </Buttons>
    </>
  )
}

/** To the downloads in the browser; in WeChat to a chat, or on a computer to the disk. Within the tap itself. */
async function passOn(name: string, type: string, contents: string): Promise<void> {
  if (process.env.TARO_ENV === 'h5') saveToDownloads(name, new Blob([contents], { type }))
  else if (isOnComputer()) await Taro.saveFileToDisk({ filePath: writeText(name, contents) })
  else await sendToChat(writeText(name, contents), name)
}

function textOf(parts: Parts, language: Language): string {
  return EXPORT_PARTS.map((part) => {
    const lines = (parts[part] ?? []).map(({ text }) => text[language])
    return [`【${EXPORT_PART_NAMES[part][language]}】`, ...lines, ''].join('\n')
  }).join('\n')
}

function dataOf(parts: Parts): string {
  const data = EXPORT_PARTS.map((part) => [part, (parts[part] ?? []).map((item) => item.data)] as const)
  return `${JSON.stringify({ exportedAt: now(), ...Object.fromEntries(data) }, undefined, 2)}\n`
}
