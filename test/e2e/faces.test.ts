/** 照面: each of the nine types opened by its holder looks like the document it is, whatever is printed on it. */
import type { LicenceView } from '../../src/contract/licence'
import { KINDS, type TypeCode } from '../../src/core/licence/kinds'
import { givenNine, openedFace, type Views, viewOf } from '../support/faces'
import { MARKUP_NAME, nineLicences, type WholeLicence } from '../support/nine-licences'
import { misplacedWords, overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { see } from '../support/sight'
import { type ActorPhone, personCalled, TARGETS, type Target, useStage } from '../support/stage'

const holder = personCalled('freight-company')
const NINE = nineLicences(holder)

/** One of each form of paper: booklet, sheet and card. */
const FORMS = NINE.filter(({ CertificateTypeCode }) => /071|008|013/.test(CertificateTypeCode.slice(-3)))

/** Every type in the browser; one of each form as the mini-program: the pages are the same. */
const OPENED: { readonly [T in Target]: readonly WholeLicence[] } = {
  h5: NINE,
  weapp: FORMS,
}

const DARK: TypeCode = '11100000000019713D013'

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)
  let views: Views
  beforeAll(async () => {
    views = await givenNine(stage.cloud(), holder)
  })

  it.each(OPENED[target].map(named))('shows the face of a %s with every printed line', async (_, { typeCode }) => {
    const phone = await openedFace(stage, holder, viewOf(views, typeCode), { height: 1700 })
    await phone.screenshot(`${target}-face-${typeCode.slice(-3)}`)
    const printed = await phone.page.locator('.face').filter({ visible: true }).innerText()
    expect(missingWords(viewOf(views, typeCode), printed)).toEqual([])
    expect(await troubles(phone)).toEqual([])
  })

  it.each(OPENED[target].map(named))('fits the face of a %s into 320 px', async (_, { typeCode }) => {
    const phone = await openedFace(stage, holder, viewOf(views, typeCode), { width: 320, height: 2200 })
    await phone.screenshot(`${target}-face-320-${typeCode.slice(-3)}`)
    expect(await troubles(phone)).toEqual([])
  })

  it.each(FORMS.map(named))(
    'fits the face of a %s into 320 px in large letters and English',
    async (_, { typeCode }) => {
      const phone = await openedFace(stage, holder, viewOf(views, typeCode), { width: 320, height: 4200 })
      await prefer(phone, { elder: true, language: 'en' })
      await see(phone, 'Licence status')
      await settled(phone)
      await phone.screenshot(`${target}-face-elder-${typeCode.slice(-3)}`)
      expect(await troubles(phone)).toEqual([])
    },
  )

  it('keeps paper paper in dark colours', async () => {
    const phone = await openedFace(stage, holder, viewOf(views, DARK), { dark: true })
    await phone.screenshot(`${target}-face-dark`)
    const [paper, page] = await Promise.all(['.face', '.page'].map((part) => lightnessOf(phone, part)))
    expect(paper).toBeGreaterThan(200)
    expect(page).toBeLessThan(60)
  })

  it('shows markup in a name as the text it is', async () => {
    const phone = await openedFace(stage, holder, viewOf(views, '11100000000019713D016'), {})
    await see(phone, MARKUP_NAME)
    expect(await phone.page.locator('.face b, .face script').count()).toBe(0)
  })
})

function named({ CertificateTypeCode: typeCode }: WholeLicence): readonly [string, { readonly typeCode: TypeCode }] {
  return [KINDS[typeCode].name.zh, { typeCode }]
}

/** Required fields without a line, and what of the lines the paper does not say. */
function missingWords({ summary, face }: LicenceView, printed: string): readonly string[] {
  const told = new Set(face.map(({ field }) => field))
  const isTold = (name: string) => told.has(name) || (name.endsWith('Mm') && told.has('dimensions'))
  const untold = KINDS[summary.typeCode].face.filter(({ required, name }) => required && !isTold(name))
  const squeezed = printed.replace(/\s/g, '')
  const said = face.flatMap(({ label, value, layout }) => [
    label.zh,
    ...(layout?.kind === 'table' ? layout.rows.flat().map(({ zh }) => zh) : []),
    ...(layout?.kind === 'groups' ? layout.groups.flatMap(({ items }) => items.map(({ zh }) => zh)) : []),
    ...(layout?.kind === 'table' || layout?.kind === 'groups' ? [] : [value.zh]),
  ])
  return [...untold.map(({ name }) => name), ...said.filter((text) => !squeezed.includes(text.replace(/\s/g, '')))]
}

async function troubles(phone: ActorPhone): Promise<readonly string[]> {
  return [...(await overflow(phone)), ...(await misplacedWords(phone, '.face'))]
}

/** Of the ground of the first element of this class that is seen, 0 (black) to 255. */
async function lightnessOf(phone: ActorPhone, selector: string): Promise<number> {
  const ground = await phone.page
    .locator(selector)
    .filter({ visible: true })
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor)
  const [red = 0, green = 0, blue = 0] = ground.match(/\d+/g)?.map(Number) ?? []
  return (red + green + blue) / 3
}
