/** Who calls, by WeChat's word. Only a call from the mini-program carries an OPENID. */
import cloud from 'wx-server-sdk'
import type { Caller } from '../ports'

export const wechatCaller: Caller = {
  openid() {
    // The SDK turns a value of digits only into a number.
    const { OPENID } = cloud.getWXContext() as { OPENID?: unknown }
    return OPENID === undefined || OPENID === '' ? undefined : String(OPENID)
  },
}
