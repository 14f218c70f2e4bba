/** How far a copy has come, or what has become of it: the first thing on its page. A ready one needs no words: its code follows. */
import { View } from '@tarojs/components'
import { toCopyRequest } from '../../client/navigation'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import type { CopyView } from '../../contract/copies'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useCopyTexts } from '../use-copy-texts'

export function Standing({ copy }: { readonly copy: CopyView }) {
  const { copy: words } = useCopyTexts()
  switch (copy.state) {
    case 'making':
      return <Making copy={copy} />
    case 'failed':
      return <Failed copy={copy} />
    case 'expired':
    case 'withdrawn':
      return <Notice tone="warn" text={words.past[copy.state]} />
    case 'ready':
      return null
  }
}

function Making({ copy: { waiting } }: { readonly copy: CopyView }) {
  const { copy: words } = useCopyTexts()
  const told = useTold()
  return (
    <>
      <View className="making" aria-live="polite">
        <View className="making-turning" aria-hidden="true" />
        <View className="making-title">{words.makingTitle}</View>
        <View className="making-body">{words.makingBody}</View>
      </View>
      {waiting && <Notice tone="warn" text={words.waiting(told(waiting.reason), timeOf(waiting.nextAt))} />}
    </>
  )
}

function Failed({ copy: { licence, reason } }: { readonly copy: CopyView }) {
  const { copy: words } = useCopyTexts()
  const told = useTold()
  return (
    <Message
      mark="!"
      tone="warn"
      title={words.failedTitle}
      body={reason ? told(reason) : words.failedBody}
      action={{ label: words.again, onPress: () => toCopyRequest(licence) }}
    />
  )
}

/** `16:20`, in China. */
function timeOf(instant: Instant): string {
  return chinaTimeOf(instant).slice(11, 16)
}
