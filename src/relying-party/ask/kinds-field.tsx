/** Which kinds of licence are asked for; which ones of them, the holder chooses. */
import { View } from '@tarojs/components'
import { CheckLine } from '../../components/check-line'
import { Field } from '../../components/field'
import { CATEGORY_NAMES } from '../../contract/grant-words'
import { CATEGORIES } from '../../core/sharing/fields'
import { useTold } from '../../hooks/use-preferences'
import { usePartyTexts } from '../use-party-texts'
import type { AskFieldProps } from './holder-field'

export function KindsField({ draft, onChange, missing }: AskFieldProps & { readonly missing: boolean }) {
  const { ask: words } = usePartyTexts()
  const told = useTold()
  const { kinds } = draft
  return (
    <Field label={words.kinds} problem={missing ? words.kindsProblem : undefined}>
      <View className="ask-picks">
        {CATEGORIES.map((category) => (
          <CheckLine
            key={category}
            text={told(CATEGORY_NAMES[category])}
            checked={kinds.includes(category)}
            onChange={(on) =>
              onChange({
                ...draft,
                kinds: CATEGORIES.filter((each) => (each === category ? on : kinds.includes(each))),
              })
            }
          />
        ))}
      </View>
    </Field>
  )
}
