/** An obstacle in the person's language, with a way to try again. */
import type { Obstacle } from '../client/call'
import { sentenceOf } from '../client/obstacle-words'
import { useTexts, useTold } from '../hooks/use-preferences'
import { Message } from './message'
import { Notice } from './notice'

export interface TroubleProps {
  readonly obstacle: Obstacle
  readonly onRetry: () => void
}

export function Trouble({ obstacle, onRetry }: TroubleProps) {
  const texts = useTexts()
  const told = useTold()
  return (
    <Message
      mark="!"
      tone="warn"
      title={texts.troubleTitle}
      body={told(sentenceOf(obstacle))}
      action={{ label: texts.retry, onPress: onRetry }}
    />
  )
}

/** The same in one strip, beside what can still be shown. */
export function TroubleStrip({ obstacle }: Pick<TroubleProps, 'obstacle'>) {
  const told = useTold()
  return <Notice tone="bad" text={told(sentenceOf(obstacle))} />
}
