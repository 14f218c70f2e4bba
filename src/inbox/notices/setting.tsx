/** 微信提醒 among the consents: how many are still to come, one more at the person's own wish, or none any more. */
import { useState } from 'react'
import { Button, Buttons } from '../../components/button'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import { Sheet } from '../../components/sheet'
import { useInboxTexts } from '../use-inbox-texts'
import { useNotices } from './use-notices'

export function NoticeSetting() {
  const { notices: words } = useInboxTexts()
  const { topics, asking, ask, decline } = useNotices()
  const [stopping, setStopping] = useState(false)
  if (topics.length === 0) return null
  const stop = async () => {
    await decline()
    setStopping(false)
  }
  return (
    <>
      <Cells title={words.title}>
        {topics.map(({ topic, left, refused }) => (
          <Fact key={topic} label={words.topics[topic]} value={left > 0 ? words.left(left) : words.off(refused)} />
        ))}
      </Cells>
      {asking === 'blocked' && <Notice tone="warn" text={words.blocked} />}
      <Buttons>
        <Button look="soft" label={words.more} busy={asking === 'busy'} onPress={ask} />
        {topics.some(({ left }) => left > 0) && (
          <Button look="soft" label={words.stop} onPress={() => setStopping(true)} />
        )}
      </Buttons>
      {stopping && (
        <Sheet
          title={words.stopTitle}
          body={words.stopBody}
          confirm={words.stop}
          onConfirm={stop}
          onCancel={() => setStopping(false)}
        />
      )}
    </>
  )
}
