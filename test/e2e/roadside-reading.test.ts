/** The officer's pages can be read by whoever holds them: narrow, dark, large letters, English, and aloud. */

import { namelessControls, overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { driversPhone, sampleCode } from '../support/roadside'
import { officerWithLists, scanned } from '../support/roadside-officer'
import { fill, press, see } from '../support/sight'
import { type ActorPhone, personCalled, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')

/** The ends of what phones are set to; what lies between is no harder. */
const READINGS = [
  { name: 'narrow', width: 320, dark: false, elder: false, language: 'zh' },
  { name: 'elder', width: 390, dark: true, elder: true, language: 'zh' },
  { name: 'narrow-elder-english', width: 320, dark: true, elder: true, language: 'en' },
]

const SCANNED = { zh: /^扫一扫$/, en: /^Scan$/ }
const CHECKED = { zh: /^核验$/, en: /^Check$/ }
const NEXT = { zh: '继续扫码', en: 'Scan next' }
const RECORDS = { zh: '核验记录', en: 'My checks' }

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it.each(READINGS)('$name: every page fits, every control has a name', async (reading) => {
    const { name, width, dark, elder } = reading
    const language = reading.language === 'en' ? 'en' : 'zh'
    const shower = await driversPhone(stage.cloud(), driver)
    const expired = await sampleCode(stage.cloud(), 'expired-driver', { kind: 'offline' })
    const old = await sampleCode(stage.cloud(), 'vehicle', { kind: 'offline', credentialAgeMinutes: 25 * 60 })
    const officer = await officerWithLists(stage, { width, dark })
    await prefer(officer, { elder, language })
    const seen = async (page: string) => {
      await settled(officer)
      await officer.screenshot(`${target}-roadside-${name}-${page}`)
      expect([page, await overflow(officer), await namelessControls(officer)]).toEqual([page, [], []])
    }
    await see(officer, SCANNED[language])
    await seen('scan')
    for (const [page, code] of [
      ['valid', shower.code()],
      ['expired', expired],
      ['old', old],
    ] as const) {
      await read(officer, language, code)
      await see(officer, { zh: /^(有效|无效|状态待更新)$/, en: /^(Valid|Invalid|Status out of date)$/ }[language])
      await seen(page)
      await press(officer, NEXT[language])
    }
    await read(officer, language, shower.code())
    await press(officer, RECORDS[language])
    await seen('records')
  })

  it('reads the verdict out at once: word, licence, reason, age and law in one piece, without the sign', async () => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await scanned(officer, shower.code())
    await see(officer, /^有效$/)
    const spoken = officer.page.getByRole('alert').filter({ visible: true })
    await spoken.waitFor()
    expect(await spoken.getAttribute('aria-live')).toBe('assertive')
    const snapshot = await spoken.ariaSnapshot()
    for (const each of ['有效', '从业资格证', '李**', '状态截至', '第六条', '第九条']) expect(snapshot).toContain(each)
    expect(snapshot).not.toContain('✓')
  })
})

async function read(officer: ActorPhone, language: 'zh' | 'en', code: string): Promise<void> {
  if (officer.target === 'h5') {
    await fill(officer, /文字码|The text the holder copied/, code)
    return press(officer, CHECKED[language])
  }
  await officer.page.evaluate((text) => {
    window.__scan = [text]
  }, code)
  await press(officer, SCANNED[language])
}
