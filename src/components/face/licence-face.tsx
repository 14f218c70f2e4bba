/**
 * 照面: the licence as the document it is, drawn from its design in the table of types. No seal and no code is drawn, only their places: a seal
 * is a signature and a code is made when it is shown, and this picture is neither. One that is not in force is grey and says so across its face.
 */
import { Image, View } from '@tarojs/components'
import type { FaceLine, LicenceView } from '../../contract/licence'
import type { Label } from '../../core/label'
import { kindOf } from '../../core/licence/kinds'
import { useTexts } from '../../hooks/use-preferences'
import { FaceLines } from './face-lines'
import { FaceMark } from './face-mark'
import './licence-face.css'

/** Printed above every one of the nine. */
const COUNTRY: Label = { zh: '中华人民共和国', en: 'P.R. China' }

export function LicenceFace({ view }: { readonly view: LicenceView }) {
  const { typeCode, status } = view.summary
  const { name, design } = kindOf(typeCode)
  const inForce = status === 'inForce'
  const classes = ['face', `face-${design.form}`, `theme-${design.theme}`, inForce ? 'face-good' : 'face-void']
  return (
    <View className={classes.join(' ')}>
      {!inForce && <FaceMark status={status} />}
      <View className="face-paper">
        <View className="face-star" aria-hidden="true">
          ★
        </View>
        <Title {...name} />
        <View className="face-person">
          <FaceLines lines={linesOf(view, 'head')} />
          {design.portrait && <Portrait photo={view.photo} />}
        </View>
        <FaceLines lines={linesOf(view, 'body')} />
        <Foot lines={linesOf(view, 'foot')} coded={design.form === 'sheet'} />
      </View>
    </View>
  )
}

function linesOf({ face }: LicenceView, part: FaceLine['part']): readonly FaceLine[] {
  return face.filter((line) => line.part === part)
}

/** As many characters of a title as fit on one line of a phone in its full size. */
const LONG_TITLE = 11

/** In both languages whatever the person reads: it is the document's own name. */
function Title({ zh, en }: Label) {
  return (
    <View className="face-head">
      <View className="face-country">{COUNTRY.zh}</View>
      <View className={zh.length > LONG_TITLE ? 'face-title face-title-long' : 'face-title'}>{zh}</View>
      <View className="face-english">{`${en}, ${COUNTRY.en}`}</View>
    </View>
  )
}

function Portrait({ photo }: { readonly photo: string | undefined }) {
  const { licence } = useTexts()
  if (photo === undefined) return <View className="face-photo face-photo-none">{licence.noPhoto}</View>
  return <Image className="face-photo" src={photo} mode="aspectFill" aria-label={licence.photo} />
}

function Foot({ lines, coded }: { readonly lines: readonly FaceLine[]; readonly coded: boolean }) {
  const { licence } = useTexts()
  return (
    <View className="face-foot">
      <FaceLines lines={lines} />
      {coded && <View className="face-place face-code">{licence.codePlace}</View>}
      <View className="face-place face-seal">{licence.sealPlace}</View>
    </View>
  )
}
