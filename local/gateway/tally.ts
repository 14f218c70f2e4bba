/** How often the functions asked the SDK for what, since the start: the figures for requests per event are counted here. */

export class Tally {
  private readonly counts = new Map<string, number>()

  count(action: string): void {
    this.counts.set(action, (this.counts.get(action) ?? 0) + 1)
  }

  /** Requests by action, such as `database.getDocument`. */
  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort())
  }
}
