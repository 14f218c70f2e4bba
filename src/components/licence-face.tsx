/** 照面: the licence as the document it is. No seal is drawn: a seal is a signature, and this picture is not the sealed file. */
import { Image, View } from '@tarojs/components'
import type { FaceLine } from '../contract/licence'
import type { TypeCode } from '../core/licence/kinds'
import { kindOf } from '../core/licence/kinds'
import { useTexts, useTold } from '../hooks/use-preferences'
import './licence-face.css'

export interface LicenceFaceProps {
  readonly typeCode: TypeCode
  readonly lines: readonly FaceLine[]
  readonly photo: string | undefined
}

export function LicenceFace({ typeCode, lines, photo }: LicenceFaceProps) {
  const texts = useTexts()
  const told = useTold()
  const kind = kindOf(typeCode)
  return (
    <View className="face">
      <View className="face-star" aria-hidden="true">
        ★
      </View>
      <View className="face-country">{texts.licence.country}</View>
      <View className="face-title">{told(kind.name)}</View>
      <View className="face-rows">
        {kind.design.portrait && <Portrait photo={photo} />}
        {lines.map((line) => (
          <View key={line.field} className="face-row">
            <View className="face-label">{told(line.label)}</View>
            <View className={isShort(told(line.value)) ? 'face-value face-short' : 'face-value'}>
              {told(line.value)}
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}

/** Dates and the like are not broken at their hyphens. */
function isShort(value: string): boolean {
  return value.length <= 12
}

function Portrait({ photo }: Pick<LicenceFaceProps, 'photo'>) {
  const { licence } = useTexts()
  if (photo === undefined) return <View className="face-photo face-photo-none">{licence.noPhoto}</View>
  return <Image className="face-photo" src={photo} mode="aspectFill" aria-label={licence.photo} />
}
