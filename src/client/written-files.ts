/**
 * Files that the mini-program itself has written in WeChat, for the person to pass on. WeChat keeps them until they are removed: whoever
 * writes one removes it when its page is left, and 退出 removes what a closed app has left behind.
 */
import Taro from '@tarojs/taro'

const FOLDER = 'written'

/** Its path. At once and not by a callback: passing a file on must happen in the same tap. Throws when there is no room. */
export function writeText(name: string, text: string): string {
  dropWritten()
  const path = `${folder()}/${name}`
  const files = Taro.getFileSystemManager()
  files.mkdirSync(folder(), true)
  files.writeFileSync(path, text, 'utf8')
  return path
}

export function dropWritten(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  try {
    Taro.getFileSystemManager().rmdirSync(folder(), true)
  } catch {
    // There was none.
  }
}

function folder(): string {
  return `${Taro.env.USER_DATA_PATH}/${FOLDER}`
}
