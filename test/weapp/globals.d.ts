/** What the simulator and these tests put into the global scope. */
declare var wx: Record<string, unknown>
declare function Component(definition: object): void
