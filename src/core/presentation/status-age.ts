/** How old the status of a licence may be and a verdict still rest on it: a shift, before which an officer's phone takes over the lists. Ours. */
export const STATUS_MAX_AGE_MS = 12 * 3_600_000
