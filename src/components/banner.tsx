/** What a check came to: colour, sign and word say the same thing three times, for those who miss one of them. */
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './banner.css'

export type BannerLook = 'ok' | 'bad' | 'wait' | 'checking'

export interface BannerProps {
  readonly look: BannerLook
  readonly mark: string
  readonly headline: string
  readonly lines: readonly string[]
}

export function Banner({ look, mark, headline, lines, children }: PropsWithChildren<BannerProps>) {
  return (
    <View className={`banner banner-${look}`} aria-live="assertive" {...spokenAs(look)}>
      <View className="banner-mark" aria-hidden="true">
        {mark}
      </View>
      <View className={isLong(headline) ? 'banner-headline banner-long' : 'banner-headline'}>{headline}</View>
      {lines.map((line) => (
        <View key={line} className="banner-line">
          {line}
        </View>
      ))}
      {children}
    </View>
  )
}

/** More than four Chinese characters, or twice as many of the narrow letters. */
function isLong(headline: string): boolean {
  return [...headline].reduce((width, letter) => width + (letter < '\u0100' ? 1 : 2), 0) > 8
}

/** A result is read out when it comes, whatever was being read; that it is being looked for is not. */
function spokenAs(look: BannerLook): Record<string, string> {
  const role = look === 'checking' ? 'status' : 'alert'
  return process.env.TARO_ENV === 'h5' ? { role } : { 'aria-role': role }
}

/** What must not be concluded from a verdict that is none. */
export function Caution({ text }: { readonly text: string }) {
  return <View className="banner-caution">{text}</View>
}
