/** How a finding is written to the province (docs/interfaces.md): the Chinese sentence under the agreed name, the English one beside it. */
import type { Finding } from '../../../src/core/licence/event'

export interface WireFinding extends Omit<Finding, 'message'> {
  readonly message: string
  readonly messageEn: string
}

export function wireFinding({ message, ...finding }: Finding): WireFinding {
  return { ...finding, message: message.zh, messageEn: message.en }
}
