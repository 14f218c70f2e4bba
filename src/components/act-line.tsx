/** One line of a record: a round mark, what happened, and the circumstances below. */
import { Text, View } from '@tarojs/components'
import type { Tone } from '../client/event-words'
import './act-line.css'

export interface ActLineProps {
  readonly mark: string
  readonly tone: Tone
  readonly actor: string
  readonly act: string
  readonly details: readonly string[]
}

export function ActLine({ mark, tone, actor, act, details }: ActLineProps) {
  return (
    <View className="act-line">
      <ActMark mark={mark} tone={tone} />
      <View className="act-line-body">
        <View>
          {actor !== '' && <Text>{`${actor} `}</Text>}
          <Text className="act-line-act">{act}</Text>
        </View>
        {details.map((detail) => (
          <View key={detail} className="act-line-detail">
            {detail}
          </View>
        ))}
      </View>
    </View>
  )
}

/** The mark alone; the words beside it say the same. */
export function ActMark({ mark, tone }: Pick<ActLineProps, 'mark' | 'tone'>) {
  return (
    <View className={`act-line-mark act-line-${tone}`} aria-hidden="true">
      {mark}
    </View>
  )
}
