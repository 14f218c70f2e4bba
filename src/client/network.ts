/** Whether the phone says that it has a network again. It may be wrong: what asks then must bear no answer. */
import Taro from '@tarojs/taro'

/** Calls `tell` each time a network is there again; returns what ends that. */
export function onNetworkBack(tell: () => void): () => void {
  const heard = ({ isConnected }: { readonly isConnected: boolean }) => {
    if (isConnected) tell()
  }
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
