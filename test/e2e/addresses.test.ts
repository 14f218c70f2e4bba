/** The check that stands behind every other test here: an address that names a person is noticed. */
import { chromium } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../config/browser'
import { watchComplaints } from '../support/complaints'

it('hears of every address a page asks for and of every complaint it makes', async () => {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGUMENTS] })
  try {
    const page = await browser.newPage()
    const watch = watchComplaints(page)
    await page.route('http://phone/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>page</p>' }))
    await page.goto('http://phone/start')
    await page.evaluate(() => fetch('/asked?number=990201199407116775'))
    await page.evaluate(() => {
      location.hash = '#/shown/990201199407116775'
      console.error('something is wrong')
    })
    await page.waitForURL(/shown/)
    expect(watch.addresses.filter((address) => address.includes('990201199407116775'))).toHaveLength(2)
    expect(watch.complaints()).toEqual([expect.stringContaining('something is wrong')])
  } finally {
    await browser.close()
  }
})
