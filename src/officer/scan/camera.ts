/** The browser's camera: its picture goes into the element {@link CAMERA_ID} and is searched for a code until one is found. */
import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { decode } from './decode'

export const CAMERA_ID = 'camera'

/** Between two looks: decoding takes tens of milliseconds on a weak phone, which must also draw the picture. */
const LOOK_EVERY_MS = 250

export interface Camera {
  readonly state: 'off' | 'on' | 'refused'
  readonly start: () => void
  readonly stop: () => void
}

export function useCamera(onRead: (code: string) => void): Camera {
  const [stream, setStream] = useState<MediaStream>()
  const [refused, setRefused] = useState(false)
  const start = useCallback(async () => {
    try {
      setStream(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }))
      setRefused(false)
    } catch {
      setRefused(true)
    }
  }, [])
  const stop = useCallback(() => setStream(undefined), [])
  const read = useRef(onRead)
  read.current = onRead
  useDidHide(stop)
  useEffect(() => {
    if (!stream) return
    return watch(stream, (code) => {
      stop()
      read.current(code)
    })
  }, [stream, stop])
  return { state: stream ? 'on' : refused ? 'refused' : 'off', start, stop }
}

/** Shows the stream and looks for a code in it; returns what ends both. */
function watch(stream: MediaStream, found: (code: string) => void): () => void {
  const video = document.createElement('video')
  video.className = 'camera-video'
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  document.getElementById(CAMERA_ID)?.replaceChildren(video)
  video.play().catch(() => {})
  let looking = true
  const look = async () => {
    const code = video.videoWidth > 0 ? await decode(video, video.videoWidth, video.videoHeight) : undefined
    if (!looking) return
    if (code === undefined) setTimeout(look, LOOK_EVERY_MS)
    else found(code)
  }
  look()
  return () => {
    looking = false
    for (const track of stream.getTracks()) track.stop()
    video.remove()
  }
}
