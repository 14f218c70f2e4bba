/** `wx.cloud`: calls go to the local cloud, in the name of this browser context's openid. */
import { asynchronous } from './answer'

interface FunctionCall {
  readonly name: string
  readonly data?: object
}

export function cloudApi() {
  return {
    init() {},
    callFunction: asynchronous('cloud.callFunction', ({ name, data = {} }: FunctionCall) => callFunction(name, data)),
  }
}

async function callFunction(name: string, data: object): Promise<object> {
  const answer = await fetch(`/invoke/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': window.__openid ?? '' },
    body: JSON.stringify(data),
  })
  // The platform's SDK rejects with errCode -504002 when a function throws; it never shows the HTTP status.
  if (!answer.ok) throw new Error(`cloud.callFunction:fail -504002 functions execute fail (${answer.status})`)
  return { result: (await answer.json()) as unknown, requestID: crypto.randomUUID() }
}
