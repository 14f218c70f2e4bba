/** How a figure is taken and printed: contenders alternate within one run, the median speaks, the ratio compares. */

export interface Contender {
  readonly name: string
  /** One measured act; resolves to what is counted, in the figure's unit. */
  readonly run: () => Promise<number>
}

/** What a figure must keep, where the issue that asked for it set a bound; inclusive. */
export interface Bounds {
  readonly atMost?: number
  readonly atLeast?: number
  /** How many times the first contender any other may be. */
  readonly ratioAtMost?: number
}

export interface Figure extends Bounds {
  readonly name: string
  readonly unit: string
  readonly rounds: number
  readonly contenders: readonly Contender[]
}

/** Runs the contenders in turn, round by round, and prints one line each: median, range, ratio to the first, broken bounds. */
export async function take(figure: Figure): Promise<void> {
  const samples = new Map<string, number[]>(figure.contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < figure.rounds; round++) {
    for (const contender of figure.contenders) samples.get(contender.name)?.push(await contender.run())
  }
  print(figure, samples)
}

/** Prints what was measured elsewhere. A broken bound is said in its line, and by the exit code. */
export function print(figure: Omit<Figure, 'contenders'>, samples: ReadonlyMap<string, readonly number[]>): void {
  const reference = median([...samples.values()][0] ?? [])
  console.log(`\n${[figure.name, `${figure.rounds} rounds`, ...boundTexts(figure)].join(' · ')}`)
  for (const [name, values] of samples) {
    const broken = isBroken(figure, median(values), reference)
    if (broken) process.exitCode = 1
    console.log(line(name, values, figure.unit, reference) + (broken ? '  ✗ bound broken' : ''))
  }
}

function boundTexts({ atMost, atLeast, ratioAtMost, unit }: Bounds & { readonly unit: string }): string[] {
  return [
    ...(atMost === undefined ? [] : [`must be ≤ ${atMost} ${unit}`]),
    ...(atLeast === undefined ? [] : [`must be ≥ ${atLeast} ${unit}`]),
    ...(ratioAtMost === undefined ? [] : [`ratio to the first must be ≤ ${ratioAtMost}`]),
  ]
}

function isBroken({ atMost, atLeast, ratioAtMost }: Bounds, value: number, reference: number): boolean {
  const { POSITIVE_INFINITY: none } = Number
  return value > (atMost ?? none) || value < (atLeast ?? -none) || value / reference > (ratioAtMost ?? none)
}

/** Median of `values`; of an even number the mean of the two in the middle. Throws on an empty list. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing')
  return (upper + lower) / 2
}

function line(name: string, values: readonly number[], unit: string, reference: number): string {
  const middle = median(values)
  const range = values.length > 1 ? `  (${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)})` : ''
  return `  ${name.padEnd(44)} ${middle.toFixed(1).padStart(9)} ${unit}${range}  ×${(middle / reference).toFixed(2)}`
}
