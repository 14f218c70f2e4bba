/** 历次版本, newest first: by which act, when, what it changed, and whether it still counts. The latest few; the earlier ones on request. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Cells } from '../../components/cells'
import { Chip } from '../../components/chip'
import { Identifier } from '../../components/identifier'
import { Press } from '../../components/press'
import { eventWords } from '../../contract/activity-words'
import type { VersionLine } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import type { LicenceStatus } from '../../core/licence/status'
import { chinaTimeOf } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'

const SHOWN = 3

export function Versions({ versions }: { readonly versions: readonly VersionLine[] }) {
  const { licence: words } = useTexts()
  const [all, setAll] = useState(false)
  const shown = all ? versions : versions.slice(0, SHOWN)
  const rest = versions.length - shown.length
  return (
    <Cells title={words.versions}>
      {shown.map((line) => (
        <Version key={line.identifier} line={line} />
      ))}
      {rest > 0 && (
        <Press className="version-more" label={words.moreVersions(rest)} onPress={() => setAll(true)}>
          {words.moreVersions(rest)}
        </Press>
      )}
    </Cells>
  )
}

function Version({
  line: { version, event, occurredAt, status, identifier, changes },
}: {
  readonly line: VersionLine
}) {
  const { licence: words, dot } = useTexts()
  const told = useTold()
  return (
    <View className="version">
      <View className="version-head">
        <View className="version-act">{`${words.version(version)}${dot}${told(eventWords(event))}`}</View>
        <Chip text={told(STATUS_LABELS[status])} tone={toneOf(status)} />
      </View>
      <View className="version-detail">{chinaTimeOf(occurredAt).slice(0, 16)}</View>
      {changes.length > 0 && (
        <View className="version-detail">{words.changed(changes.map(told).join(words.listed))}</View>
      )}
      <Identifier identifier={identifier} />
    </View>
  )
}

function toneOf(status: LicenceStatus) {
  if (status === 'inForce') return 'ok'
  return status === 'superseded' ? 'plain' : 'bad'
}
