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
  stop(): Promise<void>
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'bench-'))
}

/** `npm start` in `repository`; resolves when it is ready. */
export async function startCloud(
  dataDirectory: string,
  args: readonly string[] = [],
  repository = '.',
): Promise<MeasuredCloud> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = Date.now()
  const child = spawn('npm', ['start', '--silent', '--', ...args], {
    cwd: repository,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDirectory },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  await ready(url, child)
  return {
    url,
    dataDirectory,
    startedIn: Date.now() - started,
    residentMegabytes: () => treeOf(child.pid ?? 0).reduce((sum, pid) => sum + residentOf(pid), 0) / 1024,
    stop: () => stopped(child),
  }
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

/** npm stands between us and the cloud and passes no signal on, so the whole process group is told. */
function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('close', () => resolve())
    process.kill(-(child.pid ?? 0), 'SIGTERM')
  })
}

function freePort(): Promise<number> {
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
  return Number(/^PPid:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? -1)
}

function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0)
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return '' // ended meanwhile
  }
}
