/** The first page of a copy's PDF as a picture, fetched by its one-time link as a reader of it would, and drawn by PDFium. */
import { PNG } from 'pngjs'
import { renderPdf } from '../../test/support/pdf-rendering'
import { smallPng } from './small-png'

/** `openid`: whose copy it is. */
export async function filePicture(url: string, openid: string, code: string): Promise<Buffer> {
  const answer = await fetch(`${url}/invoke/holder`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': openid },
    body: JSON.stringify({ route: 'downloadCopy', request: { code, format: 'pdf' } }),
  })
  // The route is asked as the phone asks it; a refusal has no value, and the fetch below then says so.
  const { value } = (await answer.json()) as { readonly value?: { readonly path: string } }
  const file = await fetch(`${url}${value?.path}`)
  if (!file.ok) throw new Error(`the copy's file did not come: ${file.status}`)
  const [page] = await renderPdf(new Uint8Array(await file.arrayBuffer()))
  if (!page) throw new Error('the copy has no page')
  const { width, height, rgba } = page.drawing
  const png = new PNG({ width, height })
  png.data = Buffer.from(rgba)
  return smallPng(PNG.sync.write(png))
}
