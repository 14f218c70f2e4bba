/** A page of one's own, sealed and checked: `npx tsx docs/examples/seal-a-page.ts OUT.ofd [TEXT]`. The keys and the test seal are those of `DATA_DIR`. */
import { writeFileSync } from 'node:fs'
import { openTypefaces } from '../../cloudfunctions/server/adapters/typefaces'
import { ofdParts } from '../../cloudfunctions/server/documents/ofd/ofd-parts'
import { finishSeal, prepareSeal } from '../../cloudfunctions/server/documents/ofd/seal-ofd'
import type { Document } from '../../cloudfunctions/server/documents/page'
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import { openKeys } from '../../local/keys'
import { signSm2 } from '../../src/core/crypto/sm2'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { instantOf } from '../../src/core/time'

const [out = 'page.ofd', text = '兹证明本页由本人签章。'] = process.argv.slice(2)
const now = instantOf(Date.now())
const keys = openKeys(process.env.DATA_DIR || '.local')

// Millimetres, from the page's top left corner.
const document: Document = {
  title: '证明',
  madeAt: now,
  id: sm3Hex(text).slice(0, 32),
  metadata: [{ name: 'CertificateName', value: '证明' }],
  attachment: { name: 'metadata.xml', bytes: new TextEncoder().encode('<metadata/>') },
  pages: [
    {
      ...{ width: 148, height: 105, template: { marks: [] }, background: [] },
      body: [{ kind: 'text', text, x: 15, y: 30, size: 5, colour: [0, 0, 0] }],
    },
  ],
  stamp: { page: 0, x: 95, y: 55, width: 40, height: 40 },
}

const parts = ofdParts(document, openTypefaces('dist/fonts'))
const prepared = prepareSeal(parts, { seal: keys.seal, sealedAt: now, stamp: document.stamp })
const signature = Buffer.from(signSm2(prepared.toSign, keys.pair('province-seal').privateKey), 'base64')
const file = finishSeal(prepared, { signature, certificate: keys.sealCertificate })
writeFileSync(out, file)
console.log(JSON.stringify(verifyFile(file, { ...keys.trust, now }), undefined, 2))
