/** Copying a text, and what became of it. */
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

export type Copied = 'not' | 'copied' | 'failed'

/** Another text has not been copied yet: the state begins anew with it. */
export function useCopy(text: string): readonly [Copied, () => Promise<void>] {
  const [copied, setCopied] = useState<Copied>('not')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it depends on
  useEffect(() => setCopied('not'), [text])
  return [copied, async () => setCopied(await copyText(text))]
}

async function copyText(text: string): Promise<Copied> {
  try {
    await Taro.setClipboardData({ data: text })
    return 'copied'
  } catch {
    return 'failed'
  }
}
