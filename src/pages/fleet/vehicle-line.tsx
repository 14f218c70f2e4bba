/** One vehicle: its plate, what it is, and its state with the next date that matters. */
import { View } from '@tarojs/components'
import { attentionWords } from '../../client/attention-words'
import { Chip } from '../../components/chip'
import { Plate } from '../../components/plate'
import { Press } from '../../components/press'
import type { FleetVehicle } from '../../contract/holder'
import { STATUS_LABELS } from '../../contract/messages'
import type { Instant } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'

export interface VehicleLineProps {
  readonly vehicle: FleetVehicle
  readonly today: Instant
  readonly onOpen: () => void
}

export function VehicleLine({ vehicle, today, onOpen }: VehicleLineProps) {
  const texts = useTexts()
  const told = useTold()
  const state = told(STATUS_LABELS[vehicle.status])
  return (
    <Press className="vehicle" label={`${vehicle.subject}，${told(vehicle.detail)}，${state}`} onPress={onOpen}>
      <View className="vehicle-head">
        <Plate number={vehicle.subject} colour={vehicle.plateColour} />
        <View className="vehicle-chips">
          <Chip text={state} tone={vehicle.status === 'inForce' ? 'ok' : 'bad'} />
          {vehicle.status === 'inForce' && !vehicle.activated && (
            <Chip text={texts.licences.notActivated} tone="plain" />
          )}
          {!vehicle.linked && <Chip text={texts.fleet.unlinked} tone="warn" />}
        </View>
      </View>
      <View className="vehicle-detail">{told(vehicle.detail)}</View>
      <Matter vehicle={vehicle} today={today} />
    </Press>
  )
}

function Matter({ vehicle, today }: Omit<VehicleLineProps, 'onOpen'>) {
  const texts = useTexts()
  const when = useWhen()
  const [attention] = vehicle.attention
  if (attention) {
    return (
      <View className="vehicle-attention">{attentionWords(attention, texts, (date) => when.day(date, today))}</View>
    )
  }
  if (vehicle.validUntil === undefined) return null
  return <View className="vehicle-detail">{texts.licences.until(vehicle.validUntil)}</View>
}
