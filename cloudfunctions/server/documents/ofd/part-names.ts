/** Where each part lies in the package, without a leading slash. */

export const PART = {
  root: 'OFD.xml',
  document: 'Doc_0/Document.xml',
  publicResources: 'Doc_0/PublicRes.xml',
  documentResources: 'Doc_0/DocumentRes.xml',
  attachments: 'Doc_0/Attachs/Attachments.xml',
  customTags: 'Doc_0/Tags/CustomTags.xml',
  fieldTags: 'Doc_0/Tags/CustomTag.xml',
  signatures: 'Doc_0/Signs/Signatures.xml',
  signature: 'Doc_0/Signs/Sign_0/Signature.xml',
  seal: 'Doc_0/Signs/Sign_0/Seal.esl',
  signedValue: 'Doc_0/Signs/Sign_0/SignedValue.dat',
} as const

/** From 0. */
export function pagePart(index: number): string {
  return `Doc_0/Pages/Page_${index}/Content.xml`
}

/** From 0. */
export function templatePart(index: number): string {
  return `Doc_0/Tpls/Tpl_${index}/Content.xml`
}

/** The fonts' and pictures' files. */
export function resourcePart(file: string): string {
  return `Doc_0/Res/${file}`
}

/** Throws for a name that some system writes otherwise. */
export function attachmentPart(name: string): string {
  if (!/^[A-Za-z0-9_-]+\.[a-z]+$/.test(name)) throw new Error('the attachment has no plain file name with an ending')
  return `Doc_0/Attachs/${name}`
}

/** A location within the document's folder, as `Document.xml` writes it. */
export function fromDocument(part: string): string {
  return part.slice('Doc_0/'.length)
}
