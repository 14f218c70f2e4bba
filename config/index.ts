/**
 * How Taro builds the phone's two targets, side by side: `dist/weapp` (WeChat mini-program) and `dist/h5` (browser).
 *
 * Lengths are not converted: a CSS px stays a px on both targets. Taro's rpx/rem would shrink touch targets and text on a
 * 320 px phone below the 44 px (60 px for elders) that the accessibility rules ask for, and blow them up on a tablet.
 */
import { resolve } from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const config: UserConfigExport<'webpack5'> = {
  projectName: 'road-transport-e-licence',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  framework: 'react',
  // The public host (`PUBLIC_HOST` of the functions): the mini-program sends files there, which are too large for a call.
  env: { PUBLIC_HOST: JSON.stringify(process.env.PUBLIC_HOST ?? 'licence.example.cn') },
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Chinese stays Chinese: escaped, each character takes six bytes instead of three.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  plugins: [resolve(__dirname, 'plugins/aria.ts')],
  // Deeper trees recurse through a component; 8 instead of 16 cuts the base template by a third.
  baseLevel: 8,
  // Never set `minifyXML` here: it drops the end tag of <input>, the build stays green and WeChat refuses the result.
  mini: {
    compile: { include: [resolve(__dirname, 'plugins')] },
    miniCssExtractPluginOption: { ignoreOrder: true },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: false, config: {} } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { pxtransform: { enable: false, config: {} } },
    // Every page is fetched ahead while the browser is idle, so that one not visited yet opens without a network too.
    webpackChain(chain) {
      chain.module.set('parser', { javascript: { dynamicImportPrefetch: true } })
    },
  },
}

export default defineConfig<'webpack5'>(config)
