/** 隐私说明: what is processed, who sees it, for how long, and the person's rights under 个人信息保护法. */
import { View } from '@tarojs/components'
import { Page } from '../../components/page'
import { retentionLines } from '../../contract/retention-words'
import { usePreferences, useTold } from '../../hooks/use-preferences'
import { privacyTextsIn } from './texts'
import './index.css'

export default function PrivacyPage() {
  const words = privacyTextsIn(usePreferences().language)
  const told = useTold()
  const sections = [...words.sections, { title: words.retention, lines: retentionLines().map(told) }]
  return (
    <Page title={words.title}>
      {sections.map(({ title, lines }) => (
        <View key={title} className="privacy">
          <View className="privacy-title">{title}</View>
          {lines.map((line) => (
            <View key={line} className="privacy-line">
              {line}
            </View>
          ))}
        </View>
      ))}
    </Page>
  )
}
