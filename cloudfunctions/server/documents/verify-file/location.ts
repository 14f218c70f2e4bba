/** 路径 (ST_Loc, GB/T 33190): absolute from the root of the package with a leading slash, else from the folder of the part it stands in. */
import { Flaw } from './flaw'

/** The name of the part that `location` points at, without a leading slash. One that leads out of the package is a flaw. */
export function resolved(location: string, folder: string): string {
  const from = location.startsWith('/') ? [] : folder.split('/')
  const path: string[] = []
  for (const segment of [...from, ...location.split('/')]) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') path.push(segment)
    else if (path.pop() === undefined) throw new Flaw('OFD_PART_MISSING', location)
  }
  return path.join('/')
}

/** The folder a part stands in; empty for the root. */
export function folderOf(part: string): string {
  return part.slice(0, Math.max(0, part.lastIndexOf('/')))
}
