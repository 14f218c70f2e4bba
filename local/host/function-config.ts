/** What stands beside a built function: `config.json`, its limits, variables, timer and public path. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal'

export interface TimerTrigger {
  readonly name: string
  /** Seven fields, UTC+8. */
  readonly config: string
}
export interface FunctionConfig {
  readonly name: string
  readonly entry: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly instances: number
  readonly secrets: readonly string[]
  readonly environment: readonly string[]
  /** What of WeChat's open interface it may call, such as `subscribeMessage.send`. */
  readonly openapi: readonly string[]
  readonly timer?: TimerTrigger
  /** Requests at or below this path go to the function. */
  readonly httpPath?: string
  /** Whether the mini-program may call the function; one with a path only when its config says so. */
  readonly forMiniProgram: boolean
}

/** Every folder with an `index.js`. Throws `BUILD_MISSING` or `BUILD_INVALID`, which names the function and the fault. */
export function readFunctions(directory: string): FunctionConfig[] {
  if (!existsSync(directory)) throw buildMissing(directory)
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name).filter((name) => existsSync(join(directory, name, 'index.js')))
  const functions = names.sort().map((name) => readConfig(directory, name))
  refuseSharedPaths(functions)
  return functions
}

export function buildMissing(path: string): Refusal {
  return new Refusal(
    'BUILD_MISSING',
    `没有找到构建结果 ${path}，请先运行 npm run build`,
    `${path} is missing: run npm run build`,
  )
}

export function buildInvalid(what: string): Refusal {
  return new Refusal('BUILD_INVALID', `构建结果有误：${what}`, `the build is faulty: ${what}`)
}

function readConfig(directory: string, name: string): FunctionConfig {
  const file = join(directory, name, 'config.json')
  try {
    return parseConfig(name, join(directory, name, 'index.js'), JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw buildInvalid(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Exported for tests. Throws an `Error` naming the field. The defaults are the platform's: 3 s and 256 MB. */
export function parseConfig(name: string, entry: string, raw: Record<string, unknown>): FunctionConfig {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) throw new Error('function name')
  const timer = timerIn(raw.triggers ?? [])
  const httpPath = httpPathIn(raw.http)
  return {
    name,
    entry,
    timeoutSeconds: numberIn(raw, 'timeout', 3, 1, 60),
    memoryMb: numberIn(raw, 'memorySize', 256, 64, 3072),
    instances: numberIn(raw, 'instances', 2, 1, 16),
    secrets: namesIn(raw, 'secrets'),
    environment: namesIn(raw, 'environment'),
    openapi: openapiIn(raw.permissions),
    ...(timer ? { timer } : {}),
    ...(httpPath ? { httpPath } : {}),
    forMiniProgram: httpPath === undefined || isForMiniProgramToo(raw.http),
  }
}

function numberIn(raw: Record<string, unknown>, field: string, fallback: number, least: number, most: number): number {
  const value = raw[field] ?? fallback
  if (typeof value === 'number' && value >= least && value <= most) return value
  throw new Error(`${field} must be a number from ${least} to ${most}`)
}

function namesIn(raw: Record<string, unknown>, field: string): string[] {
  const value = raw[field] ?? []
  if (Array.isArray(value) && value.every((name) => typeof name === 'string' && /^[A-Z][A-Z0-9_]*$/.test(name)))
    return value
  throw new Error(`${field} must list variable names`)
}

function openapiIn(permissions: unknown): readonly string[] {
  if (permissions === undefined) return []
  const list =
    typeof permissions === 'object' && permissions !== null && 'openapi' in permissions && permissions.openapi
  if (Array.isArray(list) && list.every((api) => typeof api === 'string' && /^[A-Za-z]+(\.[A-Za-z]+)+$/.test(api)))
    return list
  throw new Error('permissions.openapi must list interfaces')
}

/** The platform allows one timer a function. */
function timerIn(triggers: unknown): TimerTrigger | undefined {
  if (!Array.isArray(triggers) || triggers.length > 1) throw new Error('triggers: at most one timer')
  const [trigger] = triggers
  if (trigger === undefined) return undefined
  const ok = trigger?.type === 'timer' && typeof trigger.name === 'string' && trigger.name.length <= 60
  if (!ok || typeof trigger.config !== 'string') throw new Error('triggers: expected {name, type: "timer", config}')
  return { name: trigger.name, config: trigger.config }
}

function httpPathIn(http: unknown): string | undefined {
  if (http === undefined) return undefined
  const path = typeof http === 'object' && http !== null && 'path' in http ? http.path : undefined
  if (typeof path === 'string' && /^(\/[A-Za-z0-9-]+)+$/.test(path)) return path
  throw new Error('http.path')
}

/** `miniProgram` beside the path: both ways in. */
function isForMiniProgramToo(http: unknown): boolean {
  return typeof http === 'object' && http !== null && 'miniProgram' in http && http.miniProgram === true
}

function refuseSharedPaths(functions: readonly FunctionConfig[]): void {
  const seen = new Set<string>()
  for (const { httpPath } of functions) {
    if (httpPath && seen.has(httpPath)) throw buildInvalid(`two functions at ${httpPath}`)
    if (httpPath) seen.add(httpPath)
  }
}
