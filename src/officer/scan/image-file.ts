/** A code out of a picture the officer picks, in the browser. */
import { decode } from './decode'

/** Resolves with nothing when the officer closes the dialog. */
export function pickImage(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}

export async function readImage(file: File): Promise<string | undefined> {
  try {
    const bitmap = await createImageBitmap(file)
    return await decode(bitmap, bitmap.width, bitmap.height)
  } catch {
    return undefined
  }
}
