// Which JavaScript the two targets get. WeChat brings its own engine on Android; iOS 14 is the oldest it still supports here,
// and what such phones know need not be translated: the main package is 30 KB smaller for it. h5 gets polyfills where used.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        targets: { ios: '14', chrome: '80' },
        useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false,
      },
    ],
  ],
}
