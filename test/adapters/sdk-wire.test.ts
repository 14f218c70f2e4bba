/**
 * What wx-server-sdk sends and how it reads the answers, against a recording. The local cloud speaks this wire: when a new
 * version of the SDK changes it, this test says which call, before anything else breaks in a way that is hard to read.
 * After the gateway has been taught the change: `RECORD_SDK_WIRE=1 npx jest sdk-wire`.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { version } from 'wx-server-sdk/package.json'

interface Call {
  readonly name: string
  readonly requests: object[]
  answer?: unknown
}

const RECORDING = join(__dirname, 'sdk-wire.recording.json')
const SCRIPT = join(__dirname, '..', 'local', 'fixtures', 'wire-calls.cjs')

it('sends and reads what the recording says', async () => {
  const calls = await record()
  if (process.env.RECORD_SDK_WIRE) writeFileSync(RECORDING, `${JSON.stringify({ version, calls }, null, 2)}\n`)
  expect(existsSync(RECORDING)).toBe(true)
  const recorded = JSON.parse(readFileSync(RECORDING, 'utf8')) as { version: string; calls: Call[] }
  expect(calls.map(({ name }) => name)).toEqual(recorded.calls.map(({ name }) => name))
  const changed = calls.filter((call, position) => JSON.stringify(call) !== JSON.stringify(recorded.calls[position]))
  for (const { name } of changed) report(name, calls, recorded.calls)
  if (changed.length > 0) {
    const names = changed.map(({ name }) => name).join(', ')
    throw new Error(`wx-server-sdk ${version} changed its wire (recorded: ${recorded.version}): ${names}`)
  }
})

function report(name: string, now: readonly Call[], before: readonly Call[]): void {
  const find = (calls: readonly Call[]) =>
    JSON.stringify(
      calls.find((call) => call.name === name),
      null,
      1,
    )
  process.stderr.write(`${name}\n recorded: ${find(before)}\n now: ${find(now)}\n`)
}

/** Runs the script against a server that notes each request and answers as the platform would. */
async function record(): Promise<Call[]> {
  const calls: Call[] = []
  const server = createServer((request, response) => void serve(request, response, calls, () => base))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const code = await runScript(base)
  server.close()
  server.closeAllConnections()
  expect(code).toBe(0)
  return JSON.parse(JSON.stringify(calls).replaceAll(base, 'http://gateway'))
}

function runScript(base: string): Promise<number | null> {
  const env = {
    PATH: process.env.PATH,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-dev',
    TCB_ENV: 'local-dev',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    TENCENTCLOUD_SESSIONTOKEN: 'token',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${base}/admin` }),
  }
  const child = spawn(process.execPath, [SCRIPT], { env: env as unknown as NodeJS.ProcessEnv, stdio: 'inherit' })
  return new Promise((resolve) => child.on('exit', resolve))
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  calls: Call[],
  base: () => string,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  if (request.url === '/call') calls.push({ name: body, requests: [] })
  else if (request.url === '/answer') Object.assign(calls.at(-1) ?? {}, { answer: JSON.parse(body) })
  else calls.at(-1)?.requests.push(normalised(request, body))
  answer(request, response, body, base())
}

function answer(request: IncomingMessage, response: ServerResponse, body: string, base: string): void {
  if (request.method === 'PUT' || !request.url?.startsWith('/admin')) {
    response.end(request.method === 'GET' ? 'file content' : '')
    return
  }
  const isJson = (request.headers['content-type'] ?? '').includes('json')
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(
    JSON.stringify({ requestId: 'request', ...(isJson ? answerTo(JSON.parse(body), base) : OPENAPI_ANSWER) }),
  )
}

const OPENAPI_ANSWER = { code: 'INVALID_PARAM', message: 'not available' }
const DOCUMENT = '{"_id":"a","n":1,"x":1.5,"at":{"$date":"2026-11-23T08:00:00.000Z"},"list":["中"]}'

function answerTo({ action, collectionName }: { action: string; collectionName?: string }, base: string): object {
  if (collectionName === 'failing')
    return { code: 'DATABASE_TRANSACTION_CONFLICT', message: '[ResourceUnavailable.TransactionBusy] x' }
  const answers: Record<string, object> = {
    'database.insertDocument': { data: { insertedIds: ['a'] } },
    'database.getDocument': { data: { list: [DOCUMENT] } },
    'database.modifyDocument': { data: { updated: 1 } },
    'database.removeDocument': { data: { deleted: 1 } },
    'database.calculateDocument': { data: { total: 3 } },
    'database.aggregateDocuments': { data: { list: [DOCUMENT] } },
    'database.startTransaction': { transactionId: 'transaction' },
    'database.commitTransaction': { data: {} },
    'database.abortTransaction': { data: {} },
    'functions.invokeFunction': { data: { response_data: '{"done":true}' } },
    'storage.getUploadMetadata': {
      data: {
        url: `${base}/cos/put`,
        token: 'token',
        authorization: 'authorization',
        fileId: 'cloud://e.b/x',
        cosFileId: 'cos',
      },
    },
    'storage.batchGetDownloadUrl': {
      data: { download_list: [{ code: 'SUCCESS', fileID: 'cloud://e.b/x', tempFileURL: `${base}/cos/加 注?sign=1` }] },
    },
    'storage.batchDeleteFile': { data: { delete_list: [{ code: 'SUCCESS', fileID: 'cloud://e.b/x' }] } },
  }
  return answers[action] ?? { code: 'INVALID_PARAM', message: `unexpected ${action}` }
}

/** Without what differs from run to run: times, signatures, sequence ids, the multipart boundary. */
function normalised(request: IncomingMessage, body: string): object {
  const url = new URL(request.url ?? '/', 'http://gateway')
  const { authorization = '', 'content-type': type = '' } = request.headers
  const isJson = type.includes('json')
  return {
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries([...url.searchParams].map(([name, value]) => [name, name === 'seqId' ? '…' : value])),
    headers: Object.keys(request.headers).sort(),
    contentType: type.split(';')[0],
    credential: authorization.replace(/^(\S+ Credential=[^/]+)\/.*$/, '$1'),
    body: isJson ? JSON.parse(body) : type.startsWith('multipart') ? 'a form' : body,
  }
}
