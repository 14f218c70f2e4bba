/** Cards under one heading; nothing at all when there are none. */
import { View } from '@tarojs/components'
import { toActivation, toLicence, toPresentation } from '../../client/navigation'
import { LicenceCard } from '../../components/licence-card'
import type { LicenceSummary } from '../../contract/licence'

export interface CardGroupProps {
  readonly title: string | undefined
  readonly licences: readonly LicenceSummary[]
}

export function CardGroup({ title, licences }: CardGroupProps) {
  if (licences.length === 0) return null
  return (
    <View className="card-group">
      {title !== undefined && <View className="card-group-title">{title}</View>}
      {licences.map((licence) => (
        <LicenceCard
          key={licence.id}
          licence={licence}
          onOpen={() => toLicence(licence.id)}
          onPresent={() => toPresentation(licence.id)}
          onActivate={() => toActivation(licence.id)}
        />
      ))}
    </View>
  )
}
