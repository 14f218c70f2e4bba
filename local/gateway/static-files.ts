/** Serves the h5 build. The addresses in codes (`/v/…`, `/c/…`) lead to the app too, so that any camera reaches it. */
import { readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { GatewayError, send } from './answers'

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
const APP_PATH = /^\/([vc]\/[A-Za-z0-9_-]+)?$/
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/
/** Exists only here: the app knows nothing of it but two storage keys. */
const CHOOSER = '<script src="/local/chooser.js"></script>'

export function serveStatic(directory: string, request: IncomingMessage, response: ServerResponse, url: URL): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new GatewayError('METHOD_NOT_ALLOWED')
  if (APP_PATH.test(url.pathname) || url.pathname === '/index.html') serveApp(directory, response)
  else serveFile(directory, response, url.pathname)
}

function serveFile(directory: string, response: ServerResponse, pathname: string): void {
  const file = fileAt(directory, pathname)
  if (!file) throw new GatewayError('NOT_FOUND')
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
  // A name that carries its content's digest never stands for anything else.
  const caching = HASHED.test(pathname) ? { 'Cache-Control': 'public, max-age=31536000, immutable' } : {}
  send(response, 200, readFileSync(file), { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', ...caching })
}

function serveApp(directory: string, response: ServerResponse): void {
  const file = fileAt(directory, '/index.html')
  if (!file) throw new GatewayError('H5_NOT_BUILT')
  const page = readFileSync(file, 'utf8')
  const body = page.includes('</head>') ? page.replace('</head>', `${CHOOSER}</head>`) : CHOOSER + page
  send(response, 200, body, { 'Content-Type': 'text/html; charset=utf-8' })
}

function fileAt(directory: string, pathname: string): string | undefined {
  const file = join(directory, decoded(pathname))
  const inside = file.startsWith(directory.endsWith(sep) ? directory : directory + sep)
  return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replaceAll('\0', '')
  } catch {
    return '/'
  }
}
