/** A local cloud of its own for a measurement: another process, a free port, a data directory that is thrown away. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface MeasuredCloud {
  readonly url: string
  readonly dataDirectory: string
  /** Milliseconds from the command to the first 200 of `/healthz`. */
  readonly startedIn: number
  /** Resident memory in MB of the process and all its children. */
  residentMegabytes(): number
  /** Processor time in ms that they have used. */
  processorTime(): number
  /** Requests of the SDK so far, by action. */
  requests(): Promise<Readonly<Record<string, number>>>
  stop(): Promise<void>
  /** As a power cut would: SIGKILL, without a word before. */
  kill(): Promise<void>
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'bench-'))
}

export interface CloudOptions {
  readonly args?: readonly string[]
  /** The clone to run; default this one. */
  readonly repository?: string
  /** Default a free one. */
  readonly port?: number
}

/** `npm start`; resolves when it is ready. */
export async function startCloud(dataDirectory: string, options: CloudOptions = {}): Promise<MeasuredCloud> {
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const started = Date.now()
  const child = startGroup('npm', ['start', '--silent', '--', ...(options.args ?? [])], {
    cwd: options.repository ?? '.',
    environment: { PORT: String(port), DATA_DIR: dataDirectory },
  })
  await ready(url, child)
  return {
    url,
    dataDirectory,
    startedIn: Date.now() - started,
    residentMegabytes: () => residentMegabytes(child),
    processorTime: () => treeOf(child.pid ?? 0).reduce((sum, pid) => sum + processorTimeOf(pid), 0),
    requests: async () => (await (await fetch(`${url}/local/tally`)).json()) as Record<string, number>,
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
  }
}

interface GroupOptions {
  readonly cwd?: string
  readonly environment?: NodeJS.ProcessEnv
}

/** A command in a process group of its own. What it says on stderr, progress for one, is shown. */
export function startGroup(
  command: string,
  args: readonly string[],
  { cwd = '.', environment = {} }: GroupOptions,
): ChildProcess {
  const env = { ...process.env, ...environment }
  return spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'], detached: true })
}

/** `npm run feed` without npm: pushes with the keys of `dataDirectory`, and remembers its place there. */
export function startFeed(dataDirectory: string, file: string, args: readonly string[]): ChildProcess {
  const feed = ['--import', 'tsx', join('local', 'demo', 'feed.ts'), file, ...args]
  return startGroup(process.execPath, feed, { environment: { DATA_DIR: dataDirectory } })
}

/** Resolves when the command ends well. Throws when it ends otherwise. */
export function succeeded(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${child.spawnargs.join(' ')}: ${code}`))))
  })
}

/** Resident memory in MB of the process and all its children. */
export function residentMegabytes(child: ChildProcess): number {
  return treeOf(child.pid ?? 0).reduce((sum, pid) => sum + residentOf(pid), 0) / 1024
}

export function discard(directory: string): void {
  rmSync(directory, { recursive: true, force: true })
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the local cloud ended with ${child.exitCode} before it was ready`)
}

/** npm stands between us and what it runs and passes no signal on, so the whole process group is told, and waited for. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const group = -(child.pid ?? 0)
  process.kill(group, signal)
  while (isRunning(group)) await new Promise((resolve) => setTimeout(resolve, 20))
}

function isRunning(group: number): boolean {
  try {
    return process.kill(group, 0)
  } catch {
    return false
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const)
  const below = (pid: number): number[] => [
    pid,
    ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ]
  return below(root)
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(fileOf(pid, 'status'))?.[1] ?? -1)
}

function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(fileOf(pid, 'status'))?.[1] ?? 0)
}

/** Fields 14 and 15 of `stat` count hundredths of a second; the name before them may hold blanks. */
function processorTimeOf(pid: number): number {
  const fields = fileOf(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10
}

function fileOf(pid: number, name: 'status' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return '' // ended meanwhile
  }
}
