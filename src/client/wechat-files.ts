/**
 * WeChat's files: reading one that it has put somewhere, picking one from a chat, sending one to a chat. By callbacks: Taro makes promises
 * of most of WeChat's functions, but not of these.
 */
import Taro from '@tarojs/taro'

export function bytesOf(filePath: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) =>
        typeof data === 'string' ? reject(new Error('read as text')) : resolve(new Uint8Array(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

/** Resolves with nothing when there was none to pick. */
export function pickFromChat(extension: string[]): Promise<Taro.chooseMessageFile.ChooseFile | undefined> {
  return new Promise((resolve, reject) => {
    Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension,
      success: ({ tempFiles }) => resolve(tempFiles[0]),
      fail: reject,
    })
  })
}

export function sendToChat(filePath: string, fileName: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    Taro.shareFileMessage({ filePath, fileName, success: resolve, fail: reject })
  })
}

/** Closing a dialog of WeChat's is no failure. */
export function isCancel(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'errMsg' in fault && String(fault.errMsg).includes('cancel')
}

/** There a file is saved to disk; on a phone it is sent to a chat. */
export function isOnComputer(): boolean {
  return ['windows', 'mac'].includes(Taro.getSystemInfoSync().platform)
}
