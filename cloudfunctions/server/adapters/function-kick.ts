/** Calls the sealing function from another one. The call is on its way at once; its end is waited for only briefly. */
import cloud from 'wx-server-sdk'
import type { Kick } from '../ports'

/** A file is made in far less; somebody waits for this answer with a phone in his hand. */
const PATIENCE_MS = 1500

export const functionKick: Kick = {
  async sealing(event) {
    let timeout: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timeout = setTimeout(resolve, PATIENCE_MS)
    })
    await Promise.race([called(event), patience])
    clearTimeout(timeout)
  },
}

async function called(event: object): Promise<void> {
  try {
    await cloud.callFunction({ name: 'sealing', data: event })
  } catch {
    // Lost, refused or broken off: what it was about stays in the queue, and the timer comes by.
  }
}
