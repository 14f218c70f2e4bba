/** How a figure is taken and printed: contenders alternate within one run, the median speaks, the ratio compares. */

export interface Contender {
  readonly name: string
  /** One measured act; resolves to what is counted, in the figure's unit. */
  readonly run: () => Promise<number>
}

export interface Figure {
  readonly name: string
  readonly unit: string
  /** What the figure must not exceed, where the issue that asked for it set a bound. */
  readonly atMost?: number
  readonly rounds: number
  readonly contenders: readonly Contender[]
}

/** Median of `values`; of an even number the mean of the two in the middle. Throws on an empty list. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing')
  return (upper + lower) / 2
}

/** Runs the contenders in turn, round by round, and prints one line each: median, range, ratio to the first. */
export async function take(figure: Figure): Promise<void> {
  const samples = new Map<string, number[]>(figure.contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < figure.rounds; round++) {
    for (const contender of figure.contenders) samples.get(contender.name)?.push(await contender.run())
  }
  const [first] = [...samples.values()]
  const reference = median(first ?? [])
  const bound = figure.atMost === undefined ? '' : ` · must be ≤ ${figure.atMost} ${figure.unit}`
  console.log(`\n${figure.name} · ${figure.rounds} rounds${bound}`)
  for (const [name, values] of samples) console.log(line(name, values, figure.unit, reference))
}

function line(name: string, values: readonly number[], unit: string, reference: number): string {
  const middle = median(values)
  const range = values.length > 1 ? `  (${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)})` : ''
  return `  ${name.padEnd(44)} ${middle.toFixed(1).padStart(9)} ${unit}${range}  ×${(middle / reference).toFixed(2)}`
}
