/**
 * 适用代码: which codes of a table a type of licence may carry, by the beginning of the code. Ours (docs/decisions.md): no public
 * clause lists them; they follow what each permit is for.
 */
export interface CodeFit {
  /** Beginnings of the codes that fit. */
  readonly allowed: readonly string[]
  /** Beginnings of codes that do not, although a shorter beginning is allowed. */
  readonly except?: readonly string[]
  /** The one code that must be among them. */
  readonly required?: string
}

/** Whether `code` fits. */
export function fits({ allowed, except = NONE }: CodeFit, code: string): boolean {
  return beginsWithOne(code, allowed) && !beginsWithOne(code, except)
}

function beginsWithOne(code: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => code.startsWith(beginning))
}

const NONE: readonly string[] = []
