/** Lets the browser keep the app's own files, so that it opens without a network. WeChat keeps a mini-program by itself. */
export function keepAppFiles(): void {
  if (process.env.TARO_ENV !== 'h5' || !('serviceWorker' in navigator)) return
  // Refused in a private window or on a page that is not secure: the app works all the same, with a network.
  navigator.serviceWorker.register('/worker.js').catch(() => {})
}
