/** A document with one of everything that a writer of files draws, small enough to read what was written. */
import type { Document, Mark, Page, TextMark } from '../../cloudfunctions/server/documents/page'
import { portrait } from './portrait'

export const PHOTO = Buffer.from(portrait(), 'base64')
const TEMPLATE = {
  marks: [
    {
      ...{ kind: 'path', stroke: { colour: [35, 64, 127], width: 0.5, dash: [2, 1] } },
      steps: [['M', 5, 5], ['L', 95, 5], ['L', 95, 55], ['C', 80, 57, 20, 57, 5, 55], ['Z']],
    },
  ],
} as const satisfies Page['template']

export function line(text: string, changes: Partial<TextMark> = {}): TextMark {
  return { kind: 'text', text, x: 10, y: 20, size: 4, colour: [0, 0, 0], ...changes }
}

export function pageOf(body: readonly Mark[], background: readonly Mark[] = []): Page {
  return { width: 100, height: 60, template: TEMPLATE, background, body }
}

/** One page with `body`, unless `changes` says otherwise. */
export function documentOf(body: readonly Mark[], changes: Partial<Document> = {}): Document {
  return {
    title: '道路运输证',
    madeAt: '2026-05-31T18:00:00.000Z',
    id: '0123456789abcdef0123456789abcdef',
    metadata: [
      { name: 'CertificateName', value: '道路运输证' },
      { name: 'CertificateHolderName', value: '<甲> & "乙"' },
    ],
    attachment: { name: 'metadata.xml', bytes: Buffer.from('<metadata/>') },
    pages: [pageOf(body)],
    stamp: { page: 0, x: 70, y: 30, width: 20, height: 20 },
    ...changes,
  }
}
