/** The officer at a desk: the browser's own camera looks at the driver's phone. Chromium plays a film in place of a camera. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../config/browser'
import { givenActivated, givenProven } from '../support/calls'
import { readShownCode } from '../support/holder'
import { press, see } from '../support/sight'
import { personCalled, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const officer = personCalled('officer-shili')
/** Enough for the camera to deliver while the page looks four times a second; Chromium plays the film in a loop. */
const FRAMES = 10

const directory = mkdtempSync(join(tmpdir(), 'camera-'))

describe('h5', () => {
  const stage = useStage('h5')
  let desk: Browser | undefined
  afterAll(async () => {
    await desk?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it('reads the code from the live camera and gives the verdict', async () => {
    await givenActivated(stage.cloud(), driver)
    const holder = await stage.provenPhoneOf(driver.id)
    await press(holder, /^亮证/)
    await readShownCode(holder, 'desk-code')
    const picture = await holder.page.screenshot({ type: 'jpeg', quality: 90, scale: 'css' })

    await givenProven(stage.cloud(), officer)
    desk = await chromium.launch({ executablePath: await findChromium(), args: cameraShowing(picture) })
    const page = await desk.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'zh-CN' })
    await page.addInitScript((openid) => localStorage.setItem('local-openid', openid), officer.openid)
    await page.goto(`${stage.cloud().url}/#/officer/scan/index`)
    await page.getByRole('button', { name: '扫一扫' }).tap()
    await page.getByText('有效', { exact: true }).waitFor()
    await see(holder, '已核验')
  })
})

/** A film of one picture, as Chromium wants it: JPEG after JPEG. */
function cameraShowing(picture: Buffer): string[] {
  const film = join(directory, 'phone.mjpeg')
  writeFileSync(film, Buffer.concat(Array<Buffer>(FRAMES).fill(picture)))
  return [
    ...CHROMIUM_ARGUMENTS,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
}
