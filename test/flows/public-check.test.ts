import { randomUUID } from 'node:crypto'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const suspended = personCalled('suspended-driver')
const shili = personCalled('officer-shili')

let stand: Stand
let licence: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(suspended)])))
  await registered(stand, shili)
  licence = await firstLicence(stand, await proven(stand, driver))
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
})
afterAll(() => stand.close())

const shown = async () => granted(await stand.holder(driver.openid, 'present', { id: licence })).code
const check = (openid: string, code: string, requestId: string = randomUUID()) =>
  stand.officer(openid, 'checkCode', { code, requestId })
const verify = (openid: string, code: string, requestId: string = randomUUID()) =>
  stand.officer(openid, 'verify', { code, requestId })
const latest = async () => granted(await stand.holder(driver.openid, 'listActivity', {})).items[0]

/** Everything on the face that says more than who, masked, and from when until when. */
async function secretsOf(): Promise<readonly string[]> {
  const { lines } = granted(await verify(shili.openid, await shown()))
  return lines.filter(({ field }) => field !== 'validity' && field !== 'issuedOn').map(({ value }) => value.zh)
}

describe('anyone who scans a code', () => {
  it('learns whether the licence is good, its type, whose, masked, until when, and on what norm that rests', async () => {
    const answer = granted(await check('passer-by', await shown()))
    expect(Object.keys(answer).sort()).toEqual(
      ['checkedAt', 'legalBasis', 'lines', 'statusAsOf', 'typeCode', 'verdict'].sort(),
    )
    expect(answer.verdict).toBe('valid')
    expect(answer.lines.map(({ field, value }) => [field, value.zh])).toEqual([
      ['holderName', '李**'],
      ['validity', expect.stringMatching(/\d/)],
    ])
  })

  it('learns nothing else that stands on the face', async () => {
    const answer = JSON.stringify(granted(await check('curious', await shown())))
    for (const secret of await secretsOf()) expect(answer).not.toContain(secret)
  })

  it('uses the code up: nobody is told anything for it after him', async () => {
    const code = await shown()
    granted(await check('first', code))
    expect(codeOf(await check('second', code))).toBe('CODE_USED')
    expect(codeOf(await verify(shili.openid, code))).toBe('CODE_USED')
  })

  it('comes too late for a code that an officer has checked', async () => {
    const code = await shown()
    granted(await verify(shili.openid, code))
    expect(codeOf(await check('late', code))).toBe('CODE_USED')
    expect(await latest()).toMatchObject({ act: 'verifyRefused', outcome: 'CODE_USED' })
  })

  it('gets the same answer for the same request, which counts once', async () => {
    const code = await shown()
    const id = randomUUID()
    const [first, second] = await Promise.all([check('patient', code, id), check('patient', code, id)])
    expect(granted(await check('patient', code, id))).toEqual(granted(first))
    expect(granted(second)).toEqual(granted(first))
    expect(codeOf(await check('eavesdropper', code, id))).toBe('CODE_USED')
  })

  it('is “anyone” in the holder’s record, which says how little he saw, and not who he is', async () => {
    const code = await shown()
    granted(await check('nobody-special', code))
    const entries = [...stand.records('audit').values()]
    const [entry] = entries.filter(({ act }) => act === 'checked').slice(-1)
    expect(entry).toMatchObject({ actor: 'anyone', facts: { seen: 'public', outcome: 'valid' } })
    expect(await latest()).toMatchObject({ act: 'checked', outcome: 'valid' })
    expect(granted(await stand.holder(driver.openid, 'presentationState', { code }))).toMatchObject({
      state: 'used',
      agency: '',
    })
  })

  it('is told that it is not valid, and why, without the authority’s words', async () => {
    const id = await firstLicence(stand, await proven(stand, suspended))
    granted(await stand.holder(suspended.openid, 'activate', { id }))
    const { code } = granted(await stand.holder(suspended.openid, 'present', { id }))
    await stand.push(eventsOfHolders(codesOf(suspended)))
    const answer = granted(await check('passenger', code))
    expect(answer).toMatchObject({ verdict: 'invalid', reason: 'suspended' })
    expect(answer).not.toHaveProperty('stateReason')
  })
})

describe('an officer off shift', () => {
  it('is asked to go on shift, and the code stays good', async () => {
    granted(await stand.officer(shili.openid, 'endShift', {}))
    const code = await shown()
    expect(codeOf(await verify(shili.openid, code))).toBe('SHIFT_REQUIRED')
    expect(granted(await stand.holder(driver.openid, 'presentationState', { code })).state).toBe('waiting')
    granted(await stand.officer(shili.openid, 'startShift', { code: shili.demoCode }))
    expect(granted(await verify(shili.openid, code)).verdict).toBe('valid')
  })

  it('is told what anyone is told', async () => {
    granted(await stand.officer(shili.openid, 'endShift', {}))
    const answer = granted(await check(shili.openid, await shown()))
    expect(answer.lines.map(({ field }) => field)).toEqual(['holderName', 'validity'])
    expect(granted(await stand.officer(shili.openid, 'listVerifications', {})).items.map(({ at }) => at)).not.toContain(
      answer.checkedAt,
    )
    granted(await stand.officer(shili.openid, 'startShift', { code: shili.demoCode }))
  })
})

describe('no route tells of a licence without a code that cannot be guessed', () => {
  it.each(['verify', 'checkCode'] as const)('%s takes no number, no name, no plate', async (route) => {
    const extra = { number: driver.holderCode, holderCode: driver.holderCode, plateNumber: '示A04713', licence }
    for (const [field, value] of Object.entries(extra)) {
      const request = { requestId: randomUUID(), [field]: value }
      const answer = await stand.call('officer', shili.openid, { route, request })
      expect(answer).toEqual({ ok: false, failure: { code: 'REQUEST_INVALID', field: 'code' } })
      const both = await stand.call('officer', shili.openid, { route, request: { ...request, code: 'x' } })
      expect(both).toEqual({ ok: false, failure: { code: 'REQUEST_INVALID', field } })
    }
  })

  it.each(['verify', 'checkCode'] as const)('%s answers to nothing but 128 random bits', async (route) => {
    const code = await shown()
    const token = code.slice(-22)
    const guesses = [licence, driver.holderCode, token.slice(1), token.toLowerCase(), `${token}A`, '']
    for (const guess of guesses) {
      const host = code.slice(0, code.lastIndexOf('/') + 1)
      const request = { code: host + guess, requestId: randomUUID() }
      const answer = await stand.call('officer', shili.openid, { route, request })
      expect(['CODE_MALFORMED', 'CODE_UNKNOWN']).toContain(codeOf(answer as never))
    }
    expect(Buffer.from(token, 'base64url')).toHaveLength(16)
  })
})
