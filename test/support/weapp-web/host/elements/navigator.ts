import type { Pages } from '../pages'
import { HostElement } from './element'

let pages: Pages | undefined

/** Elements are made by the browser and know nobody: the host says whose stack navigators move. */
export function navigatorsMove(stack: Pages): void {
  pages = stack
}

export class NavigatorElement extends HostElement {
  override tapped(): boolean {
    const url = this.text('url')
    const kind = this.text('open-type') || 'navigate'
    if (kind === 'navigate') void pages?.navigateTo(url)
    else if (kind === 'redirect') void pages?.redirectTo(url)
    else if (kind === 'switchTab') void pages?.switchTab(url)
    else if (kind === 'reLaunch') void pages?.reLaunch(url)
    else if (kind === 'navigateBack') void pages?.navigateBack(Number(this.text('delta')) || 1)
    else console.error(`weapp-web: navigator open-type "${kind}" is not provided`)
    return true
  }
}
