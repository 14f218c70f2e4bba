/** The frame of every page: title, reading preferences, safe areas, and in the browser the bar that WeChat draws by itself. */
import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import type { Language } from '../client/preferences'
import { usePreferences, useTexts } from '../hooks/use-preferences'
import { Header } from './header'
import './page.css'

export interface PageProps {
  readonly title: string
  /** A tab has no way back and names its neighbours. */
  readonly tab?: boolean
}

export function Page({ title, tab = false, children }: PropsWithChildren<PageProps>) {
  const { elder, language } = usePreferences()
  useTitle(title)
  useTabNames(tab)
  useBrowserRoot(language, elder)
  const className = ['page', `page-${language}`, elder ? 'elder' : 'usual', tab ? 'page-tab' : 'page-inner'].join(' ')
  return (
    <View className={className}>
      {process.env.TARO_ENV === 'h5' && <Header title={title} back={!tab} />}
      <View className="page-body">{children}</View>
    </View>
  )
}

/** In the browser the document itself must know the language, and the tab bar outside of the page that letters are large. */
function useBrowserRoot(language: Language, elder: boolean): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset.elder = String(elder)
  }, [language, elder])
}

function useTitle(title: string): void {
  const show = () => {
    Taro.setNavigationBarTitle({ title }).catch(() => {})
  }
  useEffect(show, [title])
  useDidShow(show)
}

/** The names of the tabs follow the language; WeChat lets only a tab page set them. */
function useTabNames(tab: boolean): void {
  const { tabs } = useTexts()
  const name = () => {
    if (!tab) return
    for (const [index, text] of [tabs.licences, tabs.activity, tabs.me].entries()) {
      Taro.setTabBarItem({ index, text }).catch(() => {})
    }
  }
  useEffect(name, [tabs, tab])
  useDidShow(name)
}
