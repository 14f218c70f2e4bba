/** A file put among the browser's downloads. */
export function saveToDownloads(name: string, contents: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(contents)
  link.download = name
  link.click()
}
