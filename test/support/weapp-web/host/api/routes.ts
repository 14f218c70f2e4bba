/** Moving between pages, and what the frame around them shows. */
import { hideNotices, type ModalOptions, showLoading, showModal, showToast, type ToastOptions } from '../dialogs'
import type { Frame } from '../frame'
import type { Pages } from '../pages'
import { sheet } from '../sheet'
import { asynchronous } from './answer'

interface To {
  readonly url: string
}

export function routesApi(pages: Pages) {
  return {
    navigateTo: asynchronous('navigateTo', ({ url }: To) => pages.navigateTo(url)),
    redirectTo: asynchronous('redirectTo', ({ url }: To) => pages.redirectTo(url)),
    reLaunch: asynchronous('reLaunch', ({ url }: To) => pages.reLaunch(url)),
    switchTab: asynchronous('switchTab', ({ url }: To) => pages.switchTab(url)),
    navigateBack: asynchronous('navigateBack', ({ delta = 1 }: { delta?: number }) => pages.navigateBack(delta)),
    pageScrollTo: asynchronous('pageScrollTo', ({ scrollTop = 0 }: { scrollTop?: number }) => {
      pages.scroller()?.scrollTo({ top: scrollTop })
    }),
  }
}

export function frameApi(pages: Pages, frame: Frame) {
  return {
    setNavigationBarTitle: asynchronous('setNavigationBarTitle', ({ title }: { title: string }) =>
      pages.setTitle(title),
    ),
    setNavigationBarColor: asynchronous(
      'setNavigationBarColor',
      ({ frontColor, backgroundColor }: { frontColor: string; backgroundColor: string }) =>
        frame.setBarColours(frontColor, backgroundColor),
    ),
    hideTabBar: asynchronous('hideTabBar', () => frame.setTabsShown(false)),
    showTabBar: asynchronous('showTabBar', () => frame.setTabsShown(true)),
    setTabBarItem: asynchronous('setTabBarItem', ({ index, text }: { index: number; text?: string }) => {
      if (text !== undefined) frame.setTabText(index, text)
    }),
  }
}

export function dialogsApi() {
  return {
    showToast: asynchronous('showToast', (options: ToastOptions) => showToast(options)),
    hideToast: asynchronous('hideToast', hideNotices),
    showLoading: asynchronous('showLoading', (options: ToastOptions) => showLoading(options)),
    hideLoading: asynchronous('hideLoading', hideNotices),
    showModal: asynchronous('showModal', (options: ModalOptions) => showModal(options)),
    showActionSheet: asynchronous('showActionSheet', async ({ itemList }: { itemList: string[] }) => {
      const tapIndex = await sheet(itemList)
      if (tapIndex === undefined) throw new Error('showActionSheet:fail cancel')
      return { tapIndex }
    }),
  }
}
