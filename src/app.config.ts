/**
 * The pages, the three tabs and the look of WeChat's own bars. In the main package, which is on the phone from the first use on, is what must open without
 * a network; everything else is a sub-package, loaded when opened.
 */

/** A colour of WeChat's bars: the theme's word for weapp (`theme.json`), the plain colour for the browser, which has no themes. */
function bar(word: string, colour: string): string {
  return process.env.TARO_ENV === 'weapp' ? word : colour
}

export default defineAppConfig({
  pages: [
    'pages/licences/index',
    'pages/activity/index',
    'pages/me/index',
    'pages/identity/index',
    'pages/activation/index',
    'pages/presentation/index',
  ],
  subPackages: [
    { root: 'pages/licence', pages: ['index'] },
    { root: 'pages/fleet', pages: ['index'] },
    { root: 'pages/privacy', pages: ['index'] },
    { root: 'officer', pages: ['scan/index', 'verdict/index', 'records/index', 'shift/index'] },
    { root: 'copies', pages: ['request/index', 'list/index', 'copy/index', 'check/index'] },
    { root: 'record', pages: ['line/index', 'hidden/index', 'export/index'] },
    {
      root: 'sharing',
      pages: [
        ...['home/index', 'grant/index', 'receipts/index', 'answer/index', 'viewers/index'],
        ...['choose/index', 'terms/index', 'recipient/index', 'confirm/index'],
        ...['delegations/index', 'delegation/index', 'delegate/index'],
      ],
    },
    { root: 'inbox', pages: ['list/index', 'rights/index', 'erasures/index'] },
    {
      root: 'relying-party',
      pages: [
        ...['home/index', 'grant/index', 'reading/index', 'copy/index'],
        ...['ask/index', 'code/index', 'erasures/index'],
      ],
    },
  ],
  // Fetched before they are asked for, and kept by WeChat: an officer's pages must open without a network.
  preloadRule: {
    'pages/licences/index': { network: 'all', packages: ['pages/licence'] },
    'pages/me/index': { network: 'all', packages: ['officer'] },
  },
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '道路运输电子证照',
    navigationBarBackgroundColor: bar('@bar', '#ffffff'),
    navigationBarTextStyle: bar('@barText', 'black'),
    backgroundColor: bar('@ground', '#f2f4f7'),
    backgroundTextStyle: bar('@groundText', 'dark'),
  },
  tabBar: {
    color: bar('@tab', '#667085'),
    selectedColor: bar('@tabSelected', '#1a4fa3'),
    backgroundColor: bar('@bar', '#ffffff'),
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/licences/index',
        text: '证照',
        iconPath: 'assets/tabs/licences.png',
        selectedIconPath: 'assets/tabs/licences-selected.png',
      },
      {
        pagePath: 'pages/activity/index',
        text: '用证记录',
        iconPath: 'assets/tabs/activity.png',
        selectedIconPath: 'assets/tabs/activity-selected.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tabs/me.png',
        selectedIconPath: 'assets/tabs/me-selected.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // In the browser pages change at once: Taro's sliding costs a weak phone more than it tells. WeChat moves its own pages.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
})
