/** One licence in a grant: its plate or holder, whether it is still open, how often it was looked at. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { Chip } from '../../components/chip'
import { Press } from '../../components/press'
import type { GrantLicence } from '../../contract/sharing'
import { kindOf } from '../../core/licence/kinds'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { useSharingTexts } from '../use-sharing-texts'
import '../../components/check-line.css'

const TONES = { open: 'ok', usedUp: 'plain', withdrawn: 'plain' } as const

export interface LicenceLineProps {
  readonly licence: GrantLicence
  /** While some are being picked. */
  readonly picked?: boolean
  readonly onToggle?: () => void
}

export function LicenceLine({ licence, picked, onToggle }: LicenceLineProps) {
  const { grant: words } = useSharingTexts()
  const told = useTold()
  const { typeCode, subject, state } = licence
  const name = subject ?? told(kindOf(typeCode).shortName)
  if (!onToggle)
    return (
      <View className="grant-licence">
        <Body licence={licence} name={name} />
      </View>
    )
  return (
    <Press
      className="grant-licence"
      role="checkbox"
      label={`${name}，${words.item[state]}`}
      checked={picked === true}
      onPress={onToggle}
    >
      <View className={picked ? 'check check-on' : 'check'}>{picked ? '✓' : ''}</View>
      <Body licence={licence} name={name} />
    </Press>
  )
}

function Body({ licence, name }: { readonly licence: GrantLicence; readonly name: string }) {
  const { grant: words } = useSharingTexts()
  const { dot } = useTexts()
  const told = useTold()
  const when = useWhen()
  const { typeCode, state, used, left, lastReadAt } = licence
  const facts = [
    words.used(used),
    ...(lastReadAt === undefined ? [] : [words.lastRead(when.at(lastReadAt, now()))]),
    ...(left === undefined || state !== 'open' ? [] : [words.left(left)]),
  ]
  return (
    <View className="grant-licence-body">
      <View className="grant-licence-head">
        <View className="grant-licence-name">{name}</View>
        <Chip text={words.item[state]} tone={TONES[state]} />
      </View>
      <View className="grant-licence-detail">{[told(kindOf(typeCode).shortName), ...facts].join(dot)}</View>
    </View>
  )
}
