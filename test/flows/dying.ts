/** A process that dies at one of its steps outwards: before the step is done, or when it is done and nobody knows. */

/** The process is gone. */
export class Killed extends Error {}

/** Ports that die together at the `last`th step of all of them. `steps` counts. */
export function dyingAt(last: number, when: 'before' | 'after') {
  const count = { steps: 0 }
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    count.steps += 1
    if (count.steps > last || (count.steps === last && when === 'before')) throw new Killed()
    const value = await act()
    if (count.steps === last) throw new Killed()
    return value
  }
  const dying = <P extends object>(port: P): P =>
    new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name)
        return typeof method === 'function'
          ? (...given: readonly unknown[]) => step(() => method.apply(target, given))
          : method
      },
    })
  return { count, dying }
}
