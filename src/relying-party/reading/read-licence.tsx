/** What was read: exactly the granted fields, what was kept back and why, how often it can be read again, and until when. */
import { Image, View } from '@tarojs/components'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import { STATUS_LABELS } from '../../contract/messages'
import type { GrantedLicence } from '../../contract/sharing'
import { kindOf } from '../../core/licence/kinds'
import type { LicenceStatus } from '../../core/licence/status'
import type { GrantedField } from '../../core/sharing/fields'
import { chinaTimeOf } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { labelsOf } from '../field-labels'
import { usePartyTexts } from '../use-party-texts'

export function ReadLicence({ told: licence }: { readonly told: GrantedLicence }) {
  const { reading: words } = usePartyTexts()
  const told = useTold()
  const { typeName, fields, withheld, left, until, readAt } = licence
  const status = statusOf(fields)
  return (
    <>
      {status !== undefined && status !== 'inForce' && (
        <Notice tone="bad" text={words.notInForce(told(STATUS_LABELS[status]))} />
      )}
      <Cells title={told(typeName)}>
        {fields.map((field) => (
          <FieldLine key={field.name} field={field} />
        ))}
      </Cells>
      {withheld.length > 0 && <Withheld licence={licence} status={status} />}
      <Cells>
        <Fact label={words.left} value={left === undefined ? words.unlimited : words.leftTimes(left)} />
        <Fact label={words.until} value={until} />
      </Cells>
      <View className="reading-note">
        {`${words.readAt(chinaTimeOf(readAt).slice(0, 16).replace('T', ' '))} ${words.notGranted}`}
      </View>
    </>
  )
}

/** Longer values get the whole width under their label. */
const SHORT = 12

function FieldLine({ field: { name, label, text, data } }: { readonly field: GrantedField }) {
  const { reading: words } = usePartyTexts()
  const told = useTold()
  if (name === 'photo' && typeof data === 'string') {
    return (
      <Fact label={told(label)}>
        <Image className="reading-photo" mode="aspectFill" src={photoUrl(data)} aria-label={words.photo} />
      </Fact>
    )
  }
  const value = name === 'status' ? told(STATUS_LABELS[data as LicenceStatus]) : told(text)
  const tone = name === 'status' ? (data === 'inForce' ? 'ok' : 'bad') : 'plain'
  return <Fact label={told(label)} value={value} tone={tone} wide={value.length > SHORT} />
}

function Withheld({
  licence: { typeCode, withheld },
  status,
}: {
  readonly licence: GrantedLicence
  readonly status: LicenceStatus | undefined
}) {
  const { reading: words } = usePartyTexts()
  const told = useTold()
  const { category } = kindOf(typeCode)
  return (
    <Cells title={words.withheldTitle}>
      <View className="reading-withheld">
        {words.withheldWhy(status === undefined ? words.noStatus : told(STATUS_LABELS[status]))}
      </View>
      <View className="reading-names">{words.listed(labelsOf(category, withheld).map(told))}</View>
    </Cells>
  )
}

function statusOf(fields: readonly GrantedField[]): LicenceStatus | undefined {
  return fields.find(({ name }) => name === 'status')?.data as LicenceStatus | undefined
}

function photoUrl(base64: string): string {
  return `data:image/${base64.startsWith('/9j/') ? 'jpeg' : 'png'};base64,${base64}`
}
