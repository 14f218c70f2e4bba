/**
 * Draws `seal.png`, the picture of the test seal: `npx tsx local/pki/seal-picture/draw.ts`. A round seal as an office has, and
 * 「测试」 in the middle of it, so that no print of it is taken for one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../config/browser'
import { palettePng } from './palette-png'

/** 圆形印章: 40 mm across, eight pixels a millimetre (203 dpi), as printed on an A4 page. */
const DIAMETER_MM = 40
const PIXELS_PER_MM = 8
const RED = [214, 0, 24] as const

const RING_TEXT = '示例省道路运输电子证照专用章'
/** The arc that the text on the ring takes, about its top. */
const ARC_DEGREES = 252
const FONT = 'node_modules/@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'

async function draw(): Promise<void> {
  const pixels = DIAMETER_MM * PIXELS_PER_MM
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGUMENTS] })
  try {
    const page = await browser.newPage({ viewport: { width: pixels, height: pixels } })
    await page.setContent(html(pixels))
    await page.evaluate(() => document.fonts.ready)
    const { data } = PNG.sync.read(await page.screenshot({ omitBackground: true }))
    const opacities = Uint8Array.from({ length: pixels * pixels }, (_, index) => data[index * 4 + 3] ?? 0)
    writeFileSync(join(__dirname, 'seal.png'), palettePng(opacities, pixels, pixels, RED, PIXELS_PER_MM * 1000))
  } finally {
    await browser.close()
  }
}

function html(pixels: number): string {
  const font = readFileSync(FONT).toString('base64')
  return `<style>
    @font-face { font-family: Seal; src: url(data:font/ttf;base64,${font}) }
    body { margin: 0 } text { font-family: Seal; text-anchor: middle; fill: black }
  </style>
  <svg width="${pixels}" height="${pixels}" viewBox="-20 -20 40 40">
    <circle r="19" fill="none" stroke="black" stroke-width="1.3"/>
    ${ringText()}
    <path d="${star(6)}"/>
    <text y="13.4" font-size="5.2" letter-spacing="0.4">（测试）</text>
  </svg>`
}

/** Each character stands on the ring by itself, slightly narrow, its foot towards the middle. */
function ringText(): string {
  const step = ARC_DEGREES / (RING_TEXT.length - 1)
  return [...RING_TEXT]
    .map((character, index) => {
      const turn = index * step - ARC_DEGREES / 2
      return `<text transform="rotate(${turn}) translate(0 -12.9) scale(0.84 1)" font-size="4.9">${character}</text>`
    })
    .join('')
}

/** 五角星, one point upwards. */
function star(radius: number): string {
  const inner = radius * (Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10))
  const points = Array.from({ length: 10 }, (_, index) => {
    const [length, angle] = [index % 2 === 0 ? radius : inner, (index * Math.PI) / 5]
    return `${(length * Math.sin(angle)).toFixed(3)} ${(-length * Math.cos(angle)).toFixed(3)}`
  })
  return `M${points.join('L')}Z`
}

void draw()
