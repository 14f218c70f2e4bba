/**
 * Serves the built mini-program on WeChat's engine to a browser: the host page, the package's files, and the local cloud's
 * functions under the same origin, so that a test's `setOffline` cuts exactly what a phone would lose.
 */
import { readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { build } from 'esbuild'
import { packageScript } from './package'

export interface WeappWeb {
  readonly url: string
  close(): Promise<void>
}

interface Options {
  /** The built mini-program. */
  readonly dist: string
  /** The local cloud that answers its calls. */
  readonly cloud: string
}

const TO_THE_CLOUD = /^\/(invoke|local|simulator\/identity|api\/public)\//

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, viewport-fit=cover">
<title>weapp</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/host/host.css">
<body>
<script src="/host/package.js"></script>
<script src="/host/host.js"></script>
</body>
</html>
`

export async function startWeappWeb({ dist, cloud }: Options): Promise<WeappWeb> {
  const texts = new Map([
    ['/', { type: 'text/html', text: PAGE }],
    ['/host/host.css', { type: 'text/css', text: readFileSync(join(__dirname, 'host', 'host.css'), 'utf8') }],
    ['/host/host.js', { type: 'text/javascript', text: await hostScript() }],
    ['/host/package.js', { type: 'text/javascript', text: packageScript(dist) }],
  ])
  const server = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://weapp').pathname
    const text = texts.get(path)
    if (TO_THE_CLOUD.test(path)) passOn(incoming, outgoing, cloud)
    else if (text) send(outgoing, text.type, text.text)
    else sendPackageFile(outgoing, dist, path)
  })
  return listen(server)
}

async function hostScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'host', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}

function listen(server: Server): Promise<WeappWeb> {
  return new Promise((settle, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      settle({ url: `http://127.0.0.1:${port}`, close: () => closed(server) })
    })
  })
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((settle, reject) => server.close((fault) => (fault ? reject(fault) : settle())))
}

/** The local cloud answers only to its own name, so the Host header becomes its own. */
function passOn(incoming: IncomingMessage, outgoing: ServerResponse, cloud: string): void {
  const target = new URL(incoming.url ?? '/', cloud)
  const headers = { ...incoming.headers, host: target.host, origin: target.origin }
  const onward = request(target, { method: incoming.method ?? 'GET', headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}

function sendPackageFile(outgoing: ServerResponse, dist: string, path: string): void {
  const root = resolve(dist)
  const file = normalize(join(root, decodeURIComponent(path.replace(/^\/package\//, ''))))
  const known =
    path.startsWith('/package/') && file.startsWith(root + sep) && statSync(file, { throwIfNoEntry: false })?.isFile()
  if (known) send(outgoing, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file))
  else outgoing.writeHead(404).end()
}

function send(outgoing: ServerResponse, type: string, content: string | Buffer): void {
  outgoing.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(content)
}
