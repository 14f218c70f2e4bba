/** What people hold under an officer's scanner: each text is told by what it is, with what to do, and nothing of it speaks against anybody. */
import { fromBase45, toBase45 } from '../../src/core/presentation/base45'
import { driversPhone } from '../support/roadside'
import { officerWithLists, scanned } from '../support/roadside-officer'
import { press, see } from '../support/sight'
import { personCalled, TARGETS, type Target, useStage } from '../support/stage'

const driver = personCalled('freight-driver')

interface Held {
  readonly what: string
  readonly text: (code: string) => string
  readonly says: readonly (string | RegExp)[]
  readonly headline?: string
  readonly only?: Target
}

const HELD: readonly Held[] = [
  { what: 'a payment code', text: () => 'wxp://f2f0AbCdEf', says: ['微信支付的二维码，不是证照', /未作任何付款操作/] },
  {
    what: 'a web page',
    text: () => 'https://example.com/menu?t=7',
    says: [/网址（example\.com），不是证照/, /请勿打开/],
  },
  {
    what: 'an online code of a host nobody vouches for',
    text: () => `https://licence.example.net/v/${'A'.repeat(22)}`,
    says: [/二维码指向未受信任的网站（licence\.example\.net）/, /不能据此认定证照有效或无效/],
  },
  { what: 'a number', text: () => '990101199001011234', says: ['一串数字，不是证照二维码', /不会保存/] },
  { what: 'plain text', text: () => '您好', says: [/其他系统的二维码或一段文字/] },
  { what: 'half of a code', text: (code) => code.slice(0, 200), says: ['离线二维码只读到了一部分', /擦净镜头/] },
  { what: 'a code with more behind it', text: (code) => `${code}AAAAAA`, says: ['离线二维码的后面多出了内容'] },
  { what: 'no base45', text: (code) => `${code.slice(0, 100)}_@${code.slice(102)}`, says: ['离线二维码读取有误'] },
  { what: 'a later format', text: () => 'RTC2:ABCDEF', says: ['新版本的离线二维码', /更新小程序/] },
  {
    what: 'a later version within the format',
    text: (code) => withFirstByte(code, 2),
    says: ['离线二维码的版本本机不认识', /更新小程序/],
    headline: '暂不能确认',
  },
  // The field to paste into takes no more than a code of ours could have.
  { what: 'far too much', text: () => 'A'.repeat(8000), says: ['内容过长，不可能是证照二维码'], only: 'weapp' },
]

function withFirstByte(code: string, byte: number): string {
  const bytes = fromBase45(code.slice('RTC1:'.length))
  if (!bytes) throw new Error('an offline code is no base45')
  return `RTC1:${toBase45(bytes.map((old, place) => (place === 0 ? byte : old)))}`
}

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('says of each what it is and what to do, without a network', async () => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    for (const { what, text, says, headline = '没有完成核验' } of HELD.filter(({ only = target }) => only === target)) {
      await scanned(officer, text(shower.code()))
      await see(officer, headline)
      for (const each of says) await see(officer, each)
      await see(officer, /不得仅因此认定无证/)
      await officer.screenshot(`${target}-roadside-text-${what.replaceAll(' ', '-')}`)
      await press(officer, '继续扫码')
    }
  })
})
