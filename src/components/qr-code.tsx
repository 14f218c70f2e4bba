/** A QR code, black on white in whatever theme: whole device pixels a module and the four quiet modules of ISO/IEC 18004. */
import { Canvas, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import qrcode from 'qrcode-generator'
import { useEffect, useId } from 'react'
import './qr-code.css'

const QUIET_MODULES = 4
/** What ISO/IEC 18004 writes so; base45 has the same characters. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/

// The library's own cuts every character to one byte, which makes Chinese unreadable.
qrcode.stringToBytes = (text) => Array.from(unescape(encodeURIComponent(text)), (character) => character.charCodeAt(0))

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const id = `qr${useId().replaceAll(':', '')}`
  useEffect(() => {
    // The canvas has its size only after the page has been laid out.
    Taro.nextTick(() => paint(id, text))
  }, [id, text])
  return (
    <View className="qr-code">
      <Canvas
        className="qr-code-canvas"
        type="2d"
        id={id}
        canvasId={id}
        aria-label={label}
        {...{ 'aria-role': 'img', role: 'img' }}
      />
    </View>
  )
}

/** Node and size are asked for separately: in the browser the node comes without its size. */
function paint(id: string, text: string): void {
  const query = Taro.createSelectorQuery()
  query.select(`#${id}`).fields({ node: true, size: true })
  query.select(`#${id}`).boundingClientRect()
  query.exec(([field, box]: readonly [{ node?: HTMLCanvasElement } | null, { width: number } | null]) => {
    const canvas = field?.node
    if (canvas && box && box.width > 0) draw(canvas, box.width * Taro.getSystemInfoSync().pixelRatio, text)
  })
}

function draw(canvas: HTMLCanvasElement, wanted: number, text: string): void {
  const code = qrcode(0, 'M')
  // An offline code is written in characters of which two take eleven bits: in bytes its code would be three versions larger.
  code.addData(text, ALPHANUMERIC.test(text) ? 'Alphanumeric' : 'Byte')
  code.make()
  const modules = code.getModuleCount()
  const side = Math.round(wanted)
  const cell = Math.floor(side / (modules + 2 * QUIET_MODULES))
  const margin = Math.floor((side - cell * modules) / 2)
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, side, side)
  pen.fillStyle = '#000000'
  for (let row = 0; row < modules; row += 1) {
    for (let column = 0; column < modules; column += 1) {
      if (code.isDark(row, column)) pen.fillRect(margin + column * cell, margin + row * cell, cell, cell)
    }
  }
}
