/** 部件: the files within the package, by path without a leading slash, in the order in which they are packed. */
export type Parts = ReadonlyMap<string, Uint8Array>
