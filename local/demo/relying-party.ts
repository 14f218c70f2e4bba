/**
 * `npm run relying-party`: a relying party's system in one command. It signs with the party's registered key, asks one method of the sharing service and
 * prints what came; a copy that is still being made is asked for again. Exit code 0: status 0, 1: any other status, 2: an option is unreadable, the request
 * is refused as a whole, or the service unreachable.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type KeyPair, readPair } from '../keys'
import { readArguments, runCommand } from './command'
import { PushFailure, postSigned } from './signed-post'

const HELP = `npm run relying-party -- 方法 METHOD [选项]    用证单位系统调用共享服务 / ask the sharing service as a relying party's system
  METHOD           GetCertificateType | Retrieval | GetCertificateDataByCertificateID | GetCertificateDataByHolder |
                   GetCertificateFileByCertificateID | verifyCertInfo | verifyFile
  --data JSON      业务参数，默认 {} / the method's parameters
  --use-for NAME   用途，默认 carriage / the purpose, as granted
  --grant ID       只按这项授权 / only under this grant
  --out FILE       把返回的文件存为 FILE / where the file that came is written
  --party ID       用证单位标识，默认 relying-party-demo / the party
  --url URL        服务地址，默认 http://127.0.0.1:8787 / the service
  --keys DIR       密钥目录，默认 DATA_DIR/keys / directory with relying-party-demo.key
  --help           显示本说明 / this text
退出码 / exit code: 0 成功 ok · 1 未成功 any other status · 2 无法调用 refused or unreachable
`

const OPTIONS = {
  data: { type: 'string', default: '{}' },
  'use-for': { type: 'string', default: 'carriage' },
  grant: { type: 'string' },
  out: { type: 'string' },
  party: { type: 'string', default: 'relying-party-demo' },
  url: { type: 'string', default: 'http://127.0.0.1:8787' },
  keys: { type: 'string' },
} as const

const METHOD = /^[A-Za-z]{1,60}$/
/** A copy is made within seconds; what takes longer than these together is asked for another time. */
const MOST_WAITS = 10

interface ServiceReply {
  readonly head: { readonly status: number; readonly message: string; readonly retryAfter?: number }
  readonly data?: { readonly content?: unknown }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP.trimEnd())
    return 0
  }
  const { values, positionals } = readArguments({ args: [...args], options: OPTIONS, allowPositionals: true })
  const [method, another] = positionals
  if (method === undefined || another !== undefined || !METHOD.test(method)) throw new PushFailure('name one method')
  const { party, grant, url, keys = join(resolve(process.env.DATA_DIR || '.local'), 'keys') } = values
  const head = { accessId: party, useFor: values['use-for'], ...(grant === undefined ? {} : { grantId: grant }) }
  const body = JSON.stringify({ head, data: json(values.data) })
  const pair = keyIn(keys)
  const ask = () => postSigned(url.replace(/\/$/, ''), `/api/sharing/v1/${method}`, body, pair)
  return told(await answered(ask), values.out)
}

/** Status 2 is "not yet": the same request again is the same act. */
async function answered(ask: () => Promise<unknown>): Promise<ServiceReply> {
  for (let wait = 0; ; wait += 1) {
    const reply = (await ask()) as ServiceReply
    const { status, retryAfter = 1 } = reply.head
    if (status !== 2 || wait === MOST_WAITS) return reply
    await sleep(retryAfter * 1000)
  }
}

function told(reply: ServiceReply, out: string | undefined): number {
  const content = reply.data?.content
  if (out !== undefined && typeof content === 'string') {
    writeFileSync(out, Buffer.from(content, 'base64'))
    print(JSON.stringify({ ...reply, data: { ...reply.data, content: out } }, undefined, 2))
  } else print(JSON.stringify(reply, undefined, 2))
  return reply.head.status === 0 ? 0 : 1
}

function keyIn(directory: string): KeyPair {
  try {
    return readPair(directory, 'relying-party-demo')
  } catch {
    throw new PushFailure(`no relying-party-demo.key in ${directory}: start the local cloud once, or name --keys`)
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PushFailure('--data is not JSON')
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

runCommand(main)
