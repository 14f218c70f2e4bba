/** The manners of WeChat's asynchronous functions: callbacks when given, a promise besides, `errMsg` always. */

export interface Callbacks {
  readonly success?: (result: object) => void
  readonly fail?: (failure: { readonly errMsg: string }) => void
  readonly complete?: (result: object) => void
}

/** What a function does: answers its result's fields or nothing, or throws what becomes `errMsg`. */
export type Work<O> = (options: O) => unknown

export type Asynchronous = (options?: Callbacks & object) => Promise<object>

/** Dresses `work` as `wx.<name>`. Options come from the mini-program: what they hold is `work`'s to judge. */
export function asynchronous<O>(name: string, work: Work<O>): Asynchronous {
  return async function call(options: Callbacks & object = {}): Promise<object> {
    try {
      const fields: unknown = await work(options as O)
      const result = { errMsg: `${name}:ok`, ...(typeof fields === 'object' ? fields : {}) }
      options.success?.(result)
      options.complete?.(result)
      return result
    } catch (reason) {
      const failure = { errMsg: failureText(name, reason) }
      options.fail?.(failure)
      options.complete?.(failure)
      if (options.fail || options.complete) return failure
      throw failure
    }
  }
}

function failureText(name: string, reason: unknown): string {
  const text = reason instanceof Error ? reason.message : String(reason)
  return text.startsWith(name) ? text : `${name}:fail ${text}`
}
