/*
 * The browser build without a network: keeps the app's own files, so that it starts where there is none, as WeChat starts a mini-program. Nothing of a
 * person is kept here, and no answer of the cloud. `FILES` and `VERSION` are written before it when it is built (config/h5-worker.ts).
 */
/* global FILES, VERSION */
const KEPT = `app-${VERSION}`

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => keptFile('/')))
  // A name that carries its content's digest never stands for anything else.
  else if (pathname !== '/' && FILES.includes(pathname)) event.respondWith(keptFile(pathname, request))
})

async function keptFile(pathname, request) {
  const kept = await (await caches.open(KEPT)).match(pathname)
  return kept ?? (request ? fetch(request) : Response.error())
}
