/** 查验文件: the file somebody was given. */
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { useCopyTexts } from '../use-copy-texts'
import { type Picked, pickFile } from './pick-file'

export function FileForm({ onPick }: { readonly onPick: (picked: Picked) => void }) {
  const { check: words } = useCopyTexts()
  const pick = async () => {
    const picked = await pickFile()
    if (picked) onPick(picked)
  }
  return (
    <Field label={words.byFile} hint={words.fileHint}>
      <View className="form-act">
        <Button label={process.env.TARO_ENV === 'weapp' ? words.chooseFromChat : words.chooseFile} onPress={pick} />
      </View>
    </Field>
  )
}
