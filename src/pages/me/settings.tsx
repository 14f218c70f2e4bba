/** 语言 and 长辈模式. */
import { prefer } from '../../client/preferences'
import { Cells } from '../../components/cells'
import { ChoiceLine } from '../../components/choice-line'
import { SwitchLine } from '../../components/switch-line'
import { usePreferences, useTexts } from '../../hooks/use-preferences'

export function Settings() {
  const { me: words } = useTexts()
  const { language, elder } = usePreferences()
  return (
    <Cells title={words.settings}>
      <SwitchLine label={words.elder} detail={words.elderBody} on={elder} onChange={(on) => prefer({ elder: on })} />
      <ChoiceLine
        label={words.language}
        choices={words.languages}
        chosen={language}
        onChoose={(choice) => prefer({ language: choice })}
      />
    </Cells>
  )
}
