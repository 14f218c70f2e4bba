/** Whom `verify-file` trusts, from a directory: certificates (`*.pem`, `*.cer`, `*.crt`), revocation lists (`*.crl`) and, if it is there, `registered.txt`. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readCertificate } from '../cloudfunctions/server/documents/verify-file/certificate'
import { readRevocationList } from '../cloudfunctions/server/documents/verify-file/revocation'
import type { Trust } from '../cloudfunctions/server/documents/verify-file/verdict'
import { CommandFailure } from './failure'

/** Digests of registered files, one hex SM3 a line; what follows on the line, and lines that begin with #, are remarks. */
const REGISTER = 'registered.txt'
const CERTIFICATES: readonly string[] = ['.pem', '.cer', '.crt']
const LISTS: readonly string[] = ['.crl']
const PEM = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END [A-Z0-9 ]+-----/g

/** Reads all of it. A directory without certificates, or a file in it that cannot be read as what its name says, is a {@link CommandFailure}. */
export function trustIn(directory: string, now: string): Trust {
  const names = filesIn(directory)
  const read = (endings: readonly string[], check: (der: Uint8Array) => unknown) =>
    names
      .filter((name) => endings.includes(extname(name).toLowerCase()))
      .flatMap((name) => readable(name, dersOf(readFileSync(join(directory, name))), check))
  const roots = read(CERTIFICATES, readCertificate)
  if (roots.length === 0) throw missing(directory)
  const lists = { roots, revocationLists: read(LISTS, readRevocationList), now }
  return names.includes(REGISTER) ? { ...lists, isRegistered: registerOf(join(directory, REGISTER)) } : lists
}

function filesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort()
  } catch {
    throw missing(directory)
  }
}

function missing(directory: string): CommandFailure {
  return new CommandFailure(
    `${directory} 中没有受信任的证书：请先运行一次 npm start，或用 --trust 指定目录 / no trusted certificate in ${directory}: run npm start once, or name a directory with --trust`,
  )
}

/** PEM with one or more blocks, or DER. */
function dersOf(bytes: Buffer): readonly Uint8Array[] {
  const blocks = [...bytes.toString('latin1').matchAll(PEM)]
  return blocks.length > 0 ? blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64')) : [bytes]
}

/** Whoever keeps the directory must hear of a file that would be passed over: trust that is not there looks like a forged file. */
function readable(
  name: string,
  ders: readonly Uint8Array[],
  check: (der: Uint8Array) => unknown,
): readonly Uint8Array[] {
  try {
    ders.forEach(check)
  } catch {
    throw new CommandFailure(
      `${name}：无法读取，须为 SM2 证书或吊销列表 / unreadable, must be SM2 certificates or revocation lists`,
    )
  }
  return ders
}

function registerOf(file: string): (digest: string) => boolean {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  const digests = new Set(lines.flatMap((line) => /^[0-9a-f]{64}(?=\s|$)/i.exec(line)?.[0].toLowerCase() ?? []))
  return (digest) => digests.has(digest)
}
