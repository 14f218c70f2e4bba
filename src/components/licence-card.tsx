/** 证照 in the list: the colour of its kind, whose it is, what state it is in, and the one thing to do with it. Grey when it no longer counts. */
import { Text, View } from '@tarojs/components'
import type { Texts } from '../client/texts'
import type { LicenceSummary } from '../contract/licence'
import { STATUS_LABELS } from '../contract/messages'
import { kindOf } from '../core/licence/kinds'
import { usePreferences, useTexts, useTold } from '../hooks/use-preferences'
import { Chip } from './chip'
import { Press } from './press'
import './licence-card.css'

export interface LicenceCardProps {
  readonly licence: LicenceSummary
  readonly onOpen: () => void
  readonly onPresent: () => void
  readonly onActivate: () => void
}

export function LicenceCard({ licence, onOpen, onPresent, onActivate }: LicenceCardProps) {
  const texts = useTexts()
  const told = useTold()
  const { elder } = usePreferences()
  const kind = kindOf(licence.typeCode)
  const title = told(elder ? kind.shortName : kind.name)
  const look = licence.status === 'inForce' ? `theme-${kind.design.theme}` : 'licence-card-spent'
  return (
    <View className={`licence-card ${look}`}>
      <View className="licence-card-ring" aria-hidden="true" />
      <Press className="licence-card-about" label={texts.licences.openLabel(title, licence.subject)} onPress={onOpen}>
        <View className="licence-card-title">{title}</View>
        <View className="licence-card-detail">
          <Text className="licence-card-allows">{told(licence.detail)}</Text>
          <StateChip licence={licence} />
        </View>
        <View
          className={licence.subject.length > 8 ? 'licence-card-subject licence-card-long' : 'licence-card-subject'}
        >
          {licence.subject}
        </View>
        <View className="licence-card-number">{footnote(licence, texts)}</View>
      </Press>
      <CardAct licence={licence} onPresent={onPresent} onActivate={onActivate} onOpen={onOpen} />
    </View>
  )
}

function StateChip({ licence }: { readonly licence: LicenceSummary }) {
  const texts = useTexts()
  const told = useTold()
  if (licence.status !== 'inForce') return <Chip tone="onCard" text={told(STATUS_LABELS[licence.status])} />
  return licence.activated ? null : <Chip tone="onCard" text={texts.licences.notActivated} />
}

function CardAct({ licence, onPresent, onActivate, onOpen }: LicenceCardProps) {
  const texts = useTexts()
  const [label, onPress] =
    licence.status !== 'inForce'
      ? [texts.licences.open, onOpen]
      : licence.activated
        ? [texts.licence.present, onPresent]
        : [texts.licence.activate, onActivate]
  return (
    <Press className="licence-card-act" label={`${label} ${licence.subject}`} onPress={onPress}>
      {label}
    </Press>
  )
}

/** A vehicle is known by its plate, so its term says more than its number; persons and companies show the masked number. */
function footnote({ typeCode, number, validUntil }: LicenceSummary, { licences }: Texts): string {
  if (kindOf(typeCode).category !== 'transport') return number
  return validUntil === undefined ? licences.longTerm : licences.until(validUntil)
}
