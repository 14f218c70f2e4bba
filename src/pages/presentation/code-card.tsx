/** The code itself: whose licence and in what state, the code as large as the phone allows, and how long it still serves. */
import { Text, View } from '@tarojs/components'
import { QrCode } from '../../components/qr-code'
import type { LicenceSummary } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import { kindOf } from '../../core/licence/kinds'
import { useTexts, useTold } from '../../hooks/use-preferences'

export interface CodeCardProps {
  readonly code: string
  /** An online code: otherwise it is made by the phone alone. */
  readonly network: boolean
  readonly secondsLeft: number
  readonly summary: LicenceSummary | undefined
}

export function CodeCard({ code, network, secondsLeft, summary }: CodeCardProps) {
  const { presentation: words } = useTexts()
  const [before, after] = network ? words.renews : words.renewsOffline
  return (
    <View className="code-card">
      {summary && <Subject summary={summary} />}
      <QrCode text={code} label={words.qrLabel} />
      <View className="code-card-left">
        {before} <Text className="code-card-clock">{minutesAndSeconds(secondsLeft)}</Text> {after}
      </View>
    </View>
  )
}

function Subject({ summary }: { readonly summary: LicenceSummary }) {
  const { dot } = useTexts()
  const told = useTold()
  const { status } = summary
  return (
    <>
      <View className="code-card-title">{told(kindOf(summary.typeCode).name)}</View>
      <View className="code-card-subject">{`${summary.subject}${dot}${told(summary.detail)}`}</View>
      <View className={status === 'inForce' ? 'code-card-state' : 'code-card-state code-card-state-bad'}>
        {told(STATUS_LABELS[status])}
      </View>
    </>
  )
}

function minutesAndSeconds(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}
