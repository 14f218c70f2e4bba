/** Holders of licences that no longer count see so at once, with the province's reason, and are not led into activating them. */
import { button, press, see } from '../support/sight'
import { TARGETS, useStage } from '../support/stage'

const SPENT = [
  { person: 'suspended-driver', status: '暂扣' },
  { person: 'cancelled-driver', status: '已注销' },
  { person: 'revoked-driver', status: '已吊销' },
  { person: 'expired-driver', status: '已过期' },
]

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it.each(SPENT)(
    'shows the $person that the licence is $status, and offers no activation',
    async ({ person, status }) => {
      const phone = await stage.provenPhoneOf(person)
      await see(phone, status)
      expect(await button(phone, /^激活/).count()).toBe(0)
      await press(phone, /^查看/)
      await see(phone, '证照标识')
      await see(phone, status)
      expect(await button(phone, '激活').count()).toBe(0)
      await phone.screenshot(`${target}-${person}`)
    },
  )
})
