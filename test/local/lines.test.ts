/** Lines of a file too large to be held: every one, with its place, wherever the blocks end. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Line, linesFrom } from '../../local/demo/lines'
import { remove, temporaryDir } from './fixtures/cloud'

const directory = temporaryDir('lines')
afterAll(() => remove(directory))

async function read(content: string | Buffer, start = 0): Promise<Line[]> {
  const file = join(directory, 'file')
  writeFileSync(file, content)
  const lines: Line[] = []
  for await (const line of linesFrom(file, start)) lines.push(line)
  return lines
}

it('gives text and offsets of each line, the last one with or without a break', async () => {
  const expected = [
    { text: '一', start: 0, end: 4 },
    { text: '', start: 4, end: 5 },
    { text: 'two', start: 5, end: 10 },
  ]
  expect(await read('一\n\ntwo\r\n')).toEqual(expected)
  expect(await read('一\n\ntwo  ')).toEqual(expected)
})

it('goes on from any offset it gave, over blocks that end within a line and within a character', async () => {
  const texts = Array.from({ length: 9000 }, (_, n) => `${n} ${'证照'.repeat(n % 40)}`)
  const content = `${texts.join('\n')}\n`
  const all = await read(content)
  expect(all.map(({ text }) => text)).toEqual(texts.map((text) => text.trim()))
  for (const at of [1, 4321, 8999]) expect(await read(content, all[at]?.start)).toEqual(all.slice(at))
})

it('gives nothing for an empty file', async () => {
  expect(await read('')).toEqual([])
})

it('refuses a line that no request could carry, however long it is', async () => {
  await expect(read(`short\n${'x'.repeat(3 * 1024 * 1024)}`)).rejects.toThrow('the line at byte 6 is over 1 MB')
})

it('refuses a file that is not there', async () => {
  await expect(linesFrom(join(directory, 'nothing'), 0).next()).rejects.toThrow('cannot be read')
})
