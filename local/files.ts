/**
 * File storage as the SDK uses it: a signed address to put to, a signed address to get from, removal. A file appears whole
 * or not at all: it is written beside, flushed, then renamed.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ENVIRONMENT_ID, MAX_FILE_BYTES } from './platform'
import { writeWhole } from './write-whole'

/** The bucket part of a file id; the platform's is a random name of the environment's bucket. */
const FILE_ID_PREFIX = `cloud://${ENVIRONMENT_ID}.6c6f-${ENVIRONMENT_ID}/`
const UPLOAD_LIFE_MS = 10 * 60 * 1000
const DEFAULT_DOWNLOAD_LIFE_S = 2 * 60 * 60

export interface UploadAddress {
  readonly url: string
  readonly token: string
  readonly authorization: string
  readonly fileId: string
  readonly cosFileId: string
}

export class Files {
  private readonly key = randomBytes(32)
  private readonly stored: string
  private readonly arriving: string

  constructor(
    dataDir: string,
    private readonly baseUrl: () => string,
  ) {
    this.stored = join(dataDir, 'files')
    this.arriving = join(dataDir, 'files-arriving')
    rmSync(this.arriving, { recursive: true, force: true })
    mkdirSync(this.stored, { recursive: true })
    mkdirSync(this.arriving, { recursive: true })
  }

  /** undefined: the path is not allowed. */
  uploadAddress(path: string): UploadAddress | undefined {
    if (!isAllowed(path)) return undefined
    const expires = Date.now() + UPLOAD_LIFE_MS
    return {
      url: `${this.baseUrl()}/cos/${encodeURI(path)}`,
      token: 'local',
      authorization: `${expires}.${this.signature('put', path, expires)}`,
      fileId: FILE_ID_PREFIX + path,
      cosFileId: createHmac('sha256', this.key).update(path).digest('hex'),
    }
  }

  /** Keeps what the cloud itself provides, as an upload would; answers the file's id. */
  place(path: string, bytes: Uint8Array): string {
    const file = join(this.stored, path)
    mkdirSync(dirname(file), { recursive: true })
    writeWhole(file, bytes)
    return FILE_ID_PREFIX + path
  }

  /** Unencoded, because the SDK encodes it; undefined: there is no such file. */
  downloadUrl(fileId: string, maxAgeSeconds = DEFAULT_DOWNLOAD_LIFE_S): string | undefined {
    const path = pathOf(fileId)
    if (path === undefined || !existsSync(join(this.stored, path))) return undefined
    const expires = Date.now() + maxAgeSeconds * 1000
    return `${this.baseUrl()}/cos/${path}?expires=${expires}&sign=${this.signature('get', path, expires)}`
  }

  /** false: there was no such file. */
  remove(fileId: string): boolean {
    const path = pathOf(fileId)
    if (path === undefined || !existsSync(join(this.stored, path))) return false
    rmSync(join(this.stored, path))
    return true
  }

  /** Answers `/cos/<path>`: PUT with the authorization header, GET with the signed query. */
  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = decoded(url.pathname.slice('/cos/'.length))
    if (request.method === 'PUT') return this.receive(request, response, path)
    const allowed = this.isSigned('get', path, `${url.searchParams.get('expires')}.${url.searchParams.get('sign')}`)
    if (!allowed || !isAllowed(path)) return refuse(response, 403, 'AccessDenied')
    this.send(request, response, join(this.stored, path))
  }

  private send(request: IncomingMessage, response: ServerResponse, file: string): void {
    const size = statSync(file, { throwIfNoEntry: false })?.size
    if (size === undefined) refuse(response, 404, 'NoSuchKey')
    else this.stream(request, response, file, size)
  }

  private stream(request: IncomingMessage, response: ServerResponse, file: string, size: number): void {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': size })
    if (request.method === 'HEAD') response.end()
    // A file removed meanwhile, or a caller that went away: the connection is cut, which is all that can be said.
    else pipeline(createReadStream(file), response).catch(() => response.destroy())
  }

  private async receive(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const authorization = request.headers.authorization ?? ''
    if (!isAllowed(path) || !this.isSigned('put', path, authorization)) return refuse(response, 403, 'AccessDenied')
    const arriving = join(this.arriving, randomBytes(12).toString('hex'))
    try {
      await pipeline(request, limited(), createWriteStream(arriving, { flush: true }))
      await this.keep(arriving, join(this.stored, path))
      // An empty body means success to the SDK; anything else is read as an XML error.
      response.writeHead(200).end()
    } catch {
      rmSync(arriving, { force: true })
      refuse(response, 400, 'EntityTooLarge')
    }
  }

  private async keep(arriving: string, file: string): Promise<void> {
    mkdirSync(dirname(file), { recursive: true })
    await rename(arriving, file)
    const directory = await open(dirname(file))
    await directory.sync()
    await directory.close()
  }

  private signature(method: string, path: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${method}\n${path}\n${expires}`).digest('hex')
  }

  private isSigned(method: string, path: string, authorization: string): boolean {
    const [expires = '', signature = ''] = authorization.split('.')
    if (!(Number(expires) > Date.now())) return false
    const expected = Buffer.from(this.signature(method, path, Number(expires)))
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

function pathOf(fileId: string): string | undefined {
  const path = fileId.startsWith(FILE_ID_PREFIX) ? fileId.slice(FILE_ID_PREFIX.length) : ''
  return isAllowed(path) ? path : undefined
}

/** No step upwards, no empty step, and none of the characters that would end the path inside an address. */
function isAllowed(path: string): boolean {
  const steps = path.split('/')
  return (
    path.length <= 500 && !/[?#%\\\p{Cc}]/u.test(path) && steps.every((step) => step !== '' && !/^\.{1,2}$/.test(step))
  )
}

function limited(): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > MAX_FILE_BYTES ? new Error('EntityTooLarge') : null, chunk)
    },
  })
}

function refuse(response: ServerResponse, status: number, code: string): void {
  if (response.headersSent) return
  const body = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${code}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  response.writeHead(status, { 'Content-Type': 'application/xml', 'Content-Length': Buffer.byteLength(body) }).end(body)
}
