/** 导出用证记录: every page is read once, and both files say what the cloud gave and no more. */
import { ACT_NAMES, actorWords, GROUND_NAMES, OUTCOME_NAMES, SEEN_NAMES } from '../../src/contract/activity-words'
import type { ExportedActivity } from '../../src/contract/holder'
import { ok, refuse } from '../../src/core/result'
import { chinaTimeOf, type Instant } from '../../src/core/time'
import { exportFile } from '../../src/record/export/files'
import { type Gathered, gather } from '../../src/record/export/gather'
import { objectionProblem } from '../../src/record/objection-problem'
import { recordTextsIn } from '../../src/record/texts'

const AT = '2026-11-23T08:20:31.000Z' as Instant
const OFFICER = { kind: 'officer', agency: '示例市交通运输综合执法支队', officerNumber: '9901*****01' } as const

function line(seq: number, more: Partial<ExportedActivity> = {}): ExportedActivity {
  return {
    id: `${'a'.repeat(64)}:${String(seq).padStart(12, '0')}`,
    at: AT,
    atInChina: chinaTimeOf(AT),
    licence: 'a'.repeat(64),
    typeCode: '11100000000019713D071',
    typeName: { zh: '从业资格证', en: 'Practitioner certificate' },
    subject: '李建国',
    act: 'verified',
    actName: ACT_NAMES.verified,
    actor: OFFICER,
    actorName: actorWords(OFFICER),
    ...more,
  }
}

const seen = { seen: 'face', seenName: SEEN_NAMES.face } as const
const ruling = line(3, {
  ...{ act: 'outcomeNoted', actName: ACT_NAMES.outcomeNoted, outcome: 'refused', outcomeName: OUTCOME_NAMES.refused },
  ...{ ground: 'notTheHolder', groundName: GROUND_NAMES.notTheHolder, words: '与照片\n不像', objection: 'made' },
})
const offline = line(2, {
  ...seen,
  place: 'G104 检查站',
  division: '990101',
  toldAt: '2026-11-24T00:00:00.000Z' as Instant,
})
const hidden = line(1, { hidden: true, act: 'verifyRefused', actName: ACT_NAMES.verifyRefused, outcome: 'CODE_USED' })
const whole = { lines: [ruling, offline, hidden], exportedAt: AT }
const file = (format: 'text' | 'json', language: 'zh' | 'en' = 'zh') =>
  exportFile(format, whole, recordTextsIn(language), language)

describe('the file for programs', () => {
  it('holds every line as the cloud gave it, and when it was made', () => {
    const { name, contents } = file('json')
    expect(name).toBe('用证记录-20261123.json')
    expect(JSON.parse(contents)).toEqual({ exportedAt: AT, count: 3, lines: whole.lines })
  })
})

describe('the file for people', () => {
  it('says who, when, where, what was seen and what came of it, line by line', () => {
    const { name, contents } = file('text')
    expect(name).toBe('用证记录-20261123.txt')
    expect(contents.split('\n\n')[1]?.split('\n')).toEqual([
      '1. 核验处理情况',
      '   执法机构：示例市交通运输综合执法支队',
      '   执法证号：9901*****01',
      '   时间：2026-11-23 16:20:31',
      '   证照：道路运输从业人员从业资格证 李建国',
      '   处理情况：未予认可',
      '   理由：与持证人不符',
      '   执法人员说明：与照片 不像',
      '   异议：已提出，等待处理',
    ])
  })

  it('says of what happened without a network when it was told', () => {
    expect(file('text').contents).toContain('补报时间：2026-11-24 08:00:00')
    expect(file('text').contents).toContain('看到的内容：照面全部内容')
  })

  it('counts the hidden lines and marks each, and says that a refused attempt saw nothing', () => {
    const { contents } = file('text')
    expect(contents).toContain('共 3 条，其中已隐藏 1 条')
    expect(contents).toContain('3. 核验未完成（已隐藏）')
    expect(contents).toContain('未完成的原因：二维码已被核验过')
    expect(contents).toContain('看到的内容：未取得任何内容')
  })

  it('is whole in English', () => {
    const { name, contents } = file('text', 'en')
    expect(name).toBe('activity-20261123.txt')
    expect(contents).toContain('3 lines, 1 of them hidden')
    expect(contents).toContain('What was seen: Everything on the face')
    const own = ['示例市交通运输综合执法支队', '李建国', '与照片 不像', 'G104 检查站']
    const rest = own.reduce((text, word) => text.replaceAll(word, ''), contents)
    expect(rest).not.toMatch(/\p{Script=Han}/u)
  })

  it('keeps a refusal it has no word for as its code', () => {
    const unknown = { lines: [line(1, { act: 'verifyRefused', outcome: 'SOMETHING_NEW' })], exportedAt: AT }
    expect(exportFile('text', unknown, recordTextsIn('zh'), 'zh').contents).toContain('未完成的原因：SOMETHING_NEW')
  })
})

describe('reading the record', () => {
  const PAGES = [[line(5), line(4)], [line(3)], [line(2), line(1)]] as const
  const page = (at: number) => ({ items: PAGES[at] ?? [], ...(at + 1 < PAGES.length ? { next: String(at + 1) } : {}) })
  const asking = (broken?: number) => {
    const asked: (string | undefined)[] = []
    const ask = async (cursor: string | undefined) => {
      asked.push(cursor)
      return Number(cursor ?? 0) === broken ? refuse({ code: 'UNREACHABLE' as const }) : ok(page(Number(cursor ?? 0)))
    }
    return { asked, ask }
  }
  const seqs = (gathered: Gathered | undefined) => gathered?.lines.map(({ id }) => Number(id.slice(-1)))

  it('asks for each page once, in order, and tells how far it has come', async () => {
    const { asked, ask } = asking()
    const told: number[] = []
    const { gathered, obstacle } = await gather(ask, undefined, ({ lines }) => told.push(lines.length) > 0)
    expect(asked).toEqual([undefined, '1', '2'])
    expect([seqs(gathered), told, obstacle]).toEqual([[5, 4, 3, 2, 1], [2, 3, 5], undefined])
  })

  it('goes on where it stopped, and reads nothing twice', async () => {
    const first = await gather(asking(1).ask, undefined, () => true)
    expect([seqs(first.gathered), first.obstacle]).toEqual([[5, 4], { code: 'UNREACHABLE' }])
    const { asked, ask } = asking()
    const second = await gather(ask, first.gathered, () => true)
    expect([asked, seqs(second.gathered)]).toEqual([
      ['1', '2'],
      [5, 4, 3, 2, 1],
    ])
  })

  it('asks for no more when nobody wants it any more', async () => {
    const { asked, ask } = asking()
    await gather(ask, undefined, () => false)
    expect(asked).toEqual([undefined])
  })
})

describe('an objection', () => {
  const words = recordTextsIn('zh').objection
  it.each([
    ['', words.required],
    ['  \n ', words.required],
    ['经过如下', undefined],
    [` ${'字'.repeat(500)} `, undefined],
    ['字'.repeat(501), words.tooLong(500, 1)],
  ])('%#: is sent only when it says something, and at most five hundred characters', (text, problem) => {
    expect(objectionProblem(text, words)).toBe(problem)
  })
})
