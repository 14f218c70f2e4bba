/** Many commits, one write to the disk: in order, each with its own answer, and all of a group or nothing. */
import { type Change, GroupCommit } from '../../local/engine/group-commit'
import { Tables } from '../../local/engine/tables'

const schema = new Map([['things', { name: 'things', indexes: [] }]])

function group() {
  const tables = new Tables(':memory:', schema)
  const told: (readonly Change[])[] = []
  const together = jest.spyOn(tables, 'together')
  return { tables, told, together, commits: new GroupCommit(tables, (changes) => told.push(changes)) }
}
const thing = (id: string, text: string) => ({ collection: 'things', id, text })

it('makes everything asked for in one turn durable with one commit', async () => {
  const { commits, tables, together } = group()
  await Promise.all(['a', 'b', 'c'].map((id) => commits.add(() => [thing(id, id)])))
  expect(together).toHaveBeenCalledTimes(1)
  expect(['a', 'b', 'c'].map((id) => tables.get('things', id))).toEqual(['a', 'b', 'c'])
})

it('lets each plan see what those before it wrote, and tells the changes in that order', async () => {
  const { commits, tables, told } = group()
  const append = (text: string) => commits.add(() => [thing('a', (tables.get('things', 'a') ?? '') + text)])
  await Promise.all([append('1'), append('2'), append('3')])
  expect(tables.get('things', 'a')).toBe('123')
  expect(told.map(([change]) => change?.before)).toEqual([undefined, '1', '12'])
})

it('refuses only whoever planned badly', async () => {
  const { commits, tables } = group()
  const refused = commits.add(() => {
    throw new Error('a refusal')
  })
  const kept = commits.add(() => [thing('a', '{}')])
  await expect(refused).rejects.toThrow('a refusal')
  await kept
  expect(tables.get('things', 'a')).toBe('{}')
})

it('stores and tells nothing of a group that the disk refuses, and says so to each', async () => {
  const { commits, tables, told } = group()
  jest
    .spyOn(tables, 'write')
    .mockImplementationOnce(() => undefined)
    .mockImplementationOnce(() => {
      throw new Error('the disk is full')
    })
  const asked = ['a', 'b'].map((id) => commits.add(() => [thing(id, '{}')]))
  for (const one of asked) await expect(one).rejects.toThrow('the disk is full')
  expect([told, tables.get('things', 'a'), tables.get('things', 'b')]).toEqual([[], undefined, undefined])
})

it('answers nobody before the disk has everything', async () => {
  const { commits, together } = group()
  const order: string[] = []
  together.mockImplementationOnce((work) => {
    const done = work()
    order.push('durable')
    return done
  })
  await commits.add(() => [thing('a', '{}')]).then(() => order.push('told'))
  expect(order).toEqual(['durable', 'told'])
})
