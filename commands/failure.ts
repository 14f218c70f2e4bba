/** The command could not be carried out: its message says why, and there is nothing a stack would add. */
export class CommandFailure extends Error {}
