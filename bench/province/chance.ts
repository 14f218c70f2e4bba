/** Chance that repeats: the same seed gives the same province, on every machine. */

export interface Chance {
  /** An integer from 0 to below `bound`. */
  below(bound: number): number
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean
  /** One of `choices`, which must not be empty. */
  one<T>(choices: readonly [T, ...T[]]): T
}

/** Mulberry32, which is enough for invented names and sizes, and for nothing secret. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
  return {
    below,
    happens: (percent) => below(1000) < percent * 10,
    one: (choices) => choices[below(choices.length)] ?? choices[0],
  }
}
