/** Cards under one heading with their number; nothing at all when there are none. What no longer counts is folded when it is long. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { toActivation, toLicence, toPresentation } from '../../client/navigation'
import { LicenceCard } from '../../components/licence-card'
import { Press } from '../../components/press'
import type { LicenceSummary } from '../../contract/licence'
import { useTexts } from '../../hooks/use-preferences'

/** How many of a folded group are shown at first. */
const UNFOLDED = 2

export interface CardGroupProps {
  readonly title: string
  readonly licences: readonly LicenceSummary[]
  /** More pages of the list are to come: the number is then only of those that are here. */
  readonly partial: boolean
  readonly folded: boolean
}

export function CardGroup({ title, licences, partial, folded }: CardGroupProps) {
  const { licences: words } = useTexts()
  const [open, setOpen] = useState(!folded)
  if (licences.length === 0) return null
  const shown = open ? licences : licences.slice(0, UNFOLDED)
  const rest = licences.length - shown.length
  return (
    <View className="card-group">
      <View className="card-group-title">{words.counted(title, `${licences.length}${partial ? '+' : ''}`)}</View>
      {shown.map((licence) => (
        <LicenceCard
          key={licence.id}
          licence={licence}
          onOpen={() => toLicence(licence.id)}
          onPresent={() => toPresentation(licence.id)}
          onActivate={() => toActivation(licence.id)}
        />
      ))}
      {rest > 0 && (
        <Press className="card-group-more" label={words.showAll(rest)} onPress={() => setOpen(true)}>
          {words.showAll(rest)}
        </Press>
      )}
    </View>
  )
}
