/** Licences that no longer count: the holder sees it at once, may still show them, and the officer reads why. */
import { colourBehind } from '../support/colour'
import { readShownCode } from '../support/holder'
import { openScanPage, verify } from '../support/officer'
import { button, press, see, words } from '../support/sight'
import { TARGETS, type Target, useStage } from '../support/stage'

const SPENT = [
  { person: 'suspended-driver', status: /暂扣/ },
  { person: 'cancelled-driver', status: /注销/ },
  { person: 'revoked-driver', status: /吊销/ },
  { person: 'expired-driver', status: /过期|到期/ },
]

/** Every state in the browser; the first and the last as the mini-program: the pages are the same. */
const SHOWN: { readonly [T in Target]: typeof SPENT } = {
  h5: SPENT,
  weapp: SPENT.filter(({ person }) => /suspended|expired/.test(person)),
}

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it.each(SHOWN[target])(
    'shows the $person the state, and the officer a red 无效 with $status',
    async ({ person, status }) => {
      const holder = await stage.provenPhoneOf(person)
      await see(holder, status)
      expect(await button(holder, /^激活/).count()).toBe(0)
      await press(holder, /^查看/)
      await see(holder, '证照标识')
      await see(holder, status)
      await holder.screenshot(`${target}-${person}`)
      await press(holder, '亮证')
      const { text } = await readShownCode(holder, `${target}-${person}-code`)

      const officer = await stage.provenPhoneOf('officer-shili')
      await openScanPage(officer)
      await verify(officer, text)
      await see(officer, /^无效$/)
      expect(await colourBehind(words(officer, /^无效$/))).toBe('red')
      await see(officer, status)
      await officer.screenshot(`${target}-${person}-verdict`)
    },
  )
})
