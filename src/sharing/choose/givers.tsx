/** In whose name: only where there is something to choose between. */
import { View } from '@tarojs/components'
import { FilterRow } from '../../components/filter-row'
import { Notice } from '../../components/notice'
import type { GrantGiver } from '../../contract/sharing'
import { useSharingTexts } from '../use-sharing-texts'

export interface GiversProps {
  readonly givers: readonly GrantGiver[]
  readonly chosen: GrantGiver | undefined
  readonly onChoose: (giver: GrantGiver) => void
}

export function Givers({ givers, chosen, onChoose }: GiversProps) {
  const { choose: words } = useSharingTexts()
  const able = givers.filter(({ acts }) => acts.includes('grant'))
  if (able.length === 0) return <Notice tone="warn" text={words.noGiver} />
  if (able.length < 2) return null
  const nameOf = ({ name, kind }: GrantGiver) =>
    kind === 'self' ? words.self(name) : kind === 'delegator' ? words.delegator(name) : name
  return (
    <View>
      <View className="cells-title">{words.givers}</View>
      <FilterRow
        label={words.givers}
        choices={able.map((giver) => ({ key: giver.id, text: nameOf(giver) }))}
        chosen={chosen?.id}
        onChoose={(id) => {
          const giver = able.find((each) => each.id === id)
          if (giver && id !== chosen?.id) onChoose(giver)
        }}
      />
    </View>
  )
}
