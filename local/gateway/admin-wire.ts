/** The shape of the SDK's requests and of the actions that answer them. */
import type { Caller, Engine } from '../engine/engine'
import type { Files } from '../files'
import type { WechatSimulator } from '../simulators/wechat'
import type { Functions } from './invocations'
import type { Tally } from './tally'

export interface AdminContext {
  readonly engine: Engine
  readonly files: Files
  readonly functions: Functions
  readonly tally: Tally
  readonly wechat: WechatSimulator
}

/** As it came: nothing is known of the fields but their names. */
export interface AdminRequest {
  readonly [field: string]: unknown
}

/** Answers `{data}`, or `{transactionId}`; throws an `EngineError` or a `WireError`. */
export type Action = (context: AdminContext, request: AdminRequest, caller: Caller) => Promise<object> | object

/** A refusal in the platform's own code. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
