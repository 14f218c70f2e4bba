/** How this phone reads a code: WeChat's own scanner in the mini-program, camera or picture in the browser. */
import { BrowserReader } from './browser-reader'
import { type ReaderProps, WeChatReader } from './wechat-reader'

export function Reader(props: ReaderProps) {
  return process.env.TARO_ENV === 'h5' ? <BrowserReader {...props} /> : <WeChatReader {...props} />
}
