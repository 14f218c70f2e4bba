/** One sender of the feed: order, sizes, how much it keeps, and where a killed feed would go on. */
import { setImmediate } from 'node:timers/promises'
import { type Batch, Lane } from '../../local/demo/lane'

/** A lane whose service answers when the test says so. */
function lane(size: number) {
  const posted: string[][] = []
  const answers: (() => void)[] = []
  const own = new Lane(
    size,
    ({ lines }: Batch) => {
      posted.push([...lines])
      return new Promise((resolve) => answers.push(resolve))
    },
    () => undefined,
  )
  const answer = async () => {
    answers.shift()?.()
    await setImmediate()
  }
  return { own, posted, answer }
}
const line = (n: number, bytes = 10) => ({ text: `${n}`, start: n * bytes, end: (n + 1) * bytes })

it('sends full batches in order, one at a time, and the rest at the end', async () => {
  const { own, posted, answer } = lane(2)
  for (const n of [0, 1, 2, 3, 4]) await own.add(line(n))
  expect(posted).toEqual([['0', '1']])
  await answer()
  expect(posted).toEqual([
    ['0', '1'],
    ['2', '3'],
  ])
  const finished = own.finish()
  await answer()
  await answer()
  await finished
  expect(posted).toEqual([['0', '1'], ['2', '3'], ['4']])
})

it('begins a new batch before the request would grow over its limit', async () => {
  const { own, posted } = lane(100)
  for (const n of [0, 1, 2]) await own.add(line(n, 400 * 1024))
  expect(posted).toEqual([['0', '1']])
})

it('says where the first unacknowledged line begins, and nothing when all is acknowledged', async () => {
  const { own, answer } = lane(1)
  expect(own.firstOpen).toBeUndefined()
  for (const n of [3, 4]) await own.add(line(n))
  expect(own.firstOpen).toBe(30)
  await answer()
  expect(own.firstOpen).toBe(40)
  const finished = own.finish()
  await answer()
  await finished
  expect(own.firstOpen).toBeUndefined()
})

it('lets the reader wait when it has enough: memory does not grow with the file', async () => {
  const { own, posted, answer } = lane(1)
  let taken = 0
  const reader = (async () => {
    for (; taken < 20; taken += 1) await own.add(line(taken))
  })()
  await setImmediate()
  expect([taken, posted.length]).toEqual([4, 1])
  while (taken < 20) await answer()
  await reader
})

it('stops at a failure, tells it, and keeps the batch as unacknowledged', async () => {
  const own = new Lane(
    1,
    () => Promise.reject(new Error('refused')),
    () => undefined,
  )
  await own.add(line(0))
  await own.add(line(1))
  await own.stop()
  await expect(own.add(line(2))).rejects.toThrow('refused')
  await expect(own.finish()).rejects.toThrow('refused')
  expect(own.firstOpen).toBe(0)
})
