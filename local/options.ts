/** The command line and environment of `local/main.ts`. */
import { parseArgs } from 'node:util'
import { Refusal } from './refusal'

export const HELP = `npm start -- [选项]    本机云：在 127.0.0.1 上运行全部云函数、数据库、文件与演示数据
  PORT=8787        端口；0 表示任选空闲端口 / port; 0 picks a free one
  DATA_DIR=.local  数据目录 / data directory
  --reset          先清空数据目录 / empty the data directory first
  --no-demo        不载入演示证照与执法人员 / do not load the demo licences and officers
  --faults FILE    注入故障：{"seed":1,"rules":[{"on":"transaction.commit","fault":"conflict","rate":0.1}]}
                   on     transaction.start|commit|abort, database.<action>, storage.<action>, functions.invokeFunction,
                          invoke:<function>; a * may end it
                   fault  conflict (refused, TransactionBusy) | dropReply (done, then cut) | latency (ms) |
                          killWorker (afterMs; only invoke:…)
                   rate   0 to 1, default 1
  --seal-service simulator
                   印章由模拟签章服务保管 / the seal lies with a simulated seal service (/simulator/seal/…)
  --help           显示本说明 / this text
`

export interface CommandLine {
  readonly help: boolean
  readonly port: number
  readonly dataDir: string
  readonly reset: boolean
  readonly demo: boolean
  readonly faultsFile?: string
  readonly sealService: 'local' | 'simulator'
}

/** Throws OPTION_INVALID. */
export function parseCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const values = readArguments(args)
  return {
    help: values.help,
    port: portIn(environment.PORT),
    dataDir: environment.DATA_DIR || '.local',
    reset: values.reset,
    demo: !values['no-demo'],
    sealService: sealServiceIn(values['seal-service']),
    ...(values.faults === undefined ? {} : { faultsFile: values.faults }),
  }
}

function readArguments(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: flag,
        reset: flag,
        'no-demo': flag,
        faults: { type: 'string' },
        'seal-service': { type: 'string' },
      },
    }).values
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

function portIn(text = '8787'): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw invalid(`PORT=${text}`)
}

function sealServiceIn(text = 'local'): CommandLine['sealService'] {
  if (text === 'local' || text === 'simulator') return text
  throw invalid(`--seal-service ${text}`)
}

function invalid(what: string): Refusal {
  return new Refusal(
    'OPTION_INVALID',
    `无法识别的选项 ${what}，用 --help 查看说明`,
    `unknown option ${what}; see --help`,
  )
}
