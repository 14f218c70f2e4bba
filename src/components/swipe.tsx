/** Left and right by one finger. Whoever uses it gives another way too: not everybody can swipe. */
import { View } from '@tarojs/components'
import { type PropsWithChildren, useRef } from 'react'
import './swipe.css'

export interface SwipeProps {
  readonly onNext: () => void
  readonly onPrevious: () => void
}

/** In CSS pixels; shorter ones are taps that slipped. */
const LEAST = 56
/** How much of it may be up or down: more is scrolling. */
const STEEPEST = 0.6

export function Swipe({ onNext, onPrevious, children }: PropsWithChildren<SwipeProps>) {
  const from = useRef<Place>()
  const end = (event: object) => {
    const to = placeOf(event)
    const start = from.current
    from.current = undefined
    if (!start || !to) return
    const across = to.x - start.x
    if (Math.abs(across) < LEAST || Math.abs(to.y - start.y) > STEEPEST * Math.abs(across)) return
    if (across < 0) onNext()
    else onPrevious()
  }
  return (
    <View
      className="swipe"
      onTouchStart={(event) => {
        from.current = placeOf(event)
      }}
      onTouchEnd={end}
    >
      {children}
    </View>
  )
}

interface Place {
  readonly x: number
  readonly y: number
}

interface Fingers {
  readonly touches?: ArrayLike<unknown>
  readonly changedTouches?: ArrayLike<{ readonly clientX: number; readonly clientY: number }>
}

/** undefined with more than one finger: that is no swipe. */
function placeOf(event: object): Place | undefined {
  const { touches, changedTouches }: Fingers = event
  const touch = changedTouches?.[0]
  return touch && (touches?.length ?? 0) < 2 ? { x: touch.clientX, y: touch.clientY } : undefined
}
