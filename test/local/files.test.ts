/** Files through the real SDK. */
import { buildFixtures, type FixtureCloud, remove, startFixtureCloud } from './fixtures/cloud'

let functionsDir = ''
let cloud: FixtureCloud

beforeAll(async () => {
  functionsDir = buildFixtures(['probe'])
  cloud = await startFixtureCloud({ functionsDir })
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})

async function upload(path: string, text = '内容'): Promise<string> {
  const { value } = await cloud.probe({ do: 'upload', path, text })
  return (value as { fileID: string }).fileID
}
async function addressOf(fileID: string): Promise<string> {
  const { value } = await cloud.probe({ do: 'address', fileID })
  return (value as { fileList: { tempFileURL: string }[] }).fileList[0]?.tempFileURL ?? ''
}

it('stores, returns and removes a file under a Chinese path with a space', async () => {
  const fileID = await upload('加注件/L1 v1.pdf')
  expect(await cloud.probe({ do: 'download', fileID })).toEqual({ value: '内容' })
  expect((await cloud.probe({ do: 'removeFile', fileID })).value).toMatchObject({ fileList: [{ status: 0 }] })
  expect((await cloud.probe({ do: 'download', fileID })).error?.message).toContain('not exist')
})

it('replaces a file that is stored again under the same path', async () => {
  await upload('again.txt', 'one')
  expect(await cloud.probe({ do: 'download', fileID: await upload('again.txt', 'two') })).toEqual({ value: 'two' })
})

it('serves a file only under its signed address', async () => {
  const address = encodeURI(await addressOf(await upload('a/private.txt')))
  expect((await fetch(address)).status).toBe(200)
  expect((await fetch(address.replace(/sign=../, 'sign=00'))).status).toBe(403)
  expect((await fetch(address.split('?')[0] ?? '')).status).toBe(403)
  expect((await fetch(address.replace('private', 'other'))).status).toBe(403)
})

it('accepts a file only with the authorization it gave for that path', async () => {
  const reply = await fetch(`${cloud.url}/cos/free.txt`, {
    method: 'PUT',
    body: 'x',
    headers: { Authorization: '9999999999999.00' },
  })
  expect(reply.status).toBe(403)
})

it.each(['../outside.txt', 'a/../../outside.txt', '/absolute.txt', 'a//b.txt', 'a\\b.txt', 'what?.txt'])(
  'refuses the path %s',
  async (path) => {
    expect((await cloud.probe({ do: 'upload', path, text: 'x' })).error?.message).toContain('not allowed')
  },
)
