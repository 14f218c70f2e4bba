/** Four projects: pure rules, the cloud on one machine, the weapp output in WeChat's own simulator, and people in a browser. */
const babel = [
  'babel-jest',
  {
    configFile: false,
    presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
  },
]
const typescript = { '\\.tsx?$': babel }
// Packages that are ES modules only, which jest on Node 20 cannot require as they are.
const ES_MODULES = '(asn1js|@peculiar/utils)/'
// A test's modules run in a context of their own, where every look-up of a global is slow: a decoder of pictures that asks for `Math.abs` for each
// byte took three quarters of a browser test. These are handed to each module instead. (`Buffer` and `RegExp` are not: modules declare
// them themselves; nor `BigInt`, which a test takes away.)
const sandboxInjectedGlobals =
  'Array ArrayBuffer DataView Int32Array Map Math Number Object Set String Uint32Array Uint8Array'.split(' ')
const node = {
  testEnvironment: 'node',
  sandboxInjectedGlobals,
  transform: { ...typescript, [`/node_modules/${ES_MODULES}.+\\.js$`]: babel },
  transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES})`],
}
// The copied gateway data and the built bundles are not modules of ours.
const modulePathIgnorePatterns = ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.local/']

/** @type {import('jest').Config} */
module.exports = {
  // Two cores are what CI has; a browser and a cloud beside each other keep both busy.
  maxWorkers: 2,
  // What a file leaves behind makes every collection of the next ones longer: a worker that holds this much is replaced.
  workerIdleMemoryLimit: '700MB',
  testTimeout: 120_000,
  projects: [
    {
      ...node,
      modulePathIgnorePatterns,
      displayName: 'rules',
      globalSetup: '<rootDir>/test/support/build-fonts.ts',
      testMatch: [
        '<rootDir>/test/standards/**/*.test.ts',
        '<rootDir>/test/rules/**/*.test.ts',
        '<rootDir>/test/*.test.ts',
      ],
    },
    {
      ...node,
      modulePathIgnorePatterns,
      displayName: 'cloud',
      globalSetup: '<rootDir>/test/support/build-functions.ts',
      testMatch: ['local', 'adapters', 'flows'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    },
    {
      displayName: 'weapp',
      testEnvironment: 'jsdom',
      sandboxInjectedGlobals,
      // The built weapp is loaded as it is: only our own TypeScript is transformed.
      transform: typescript,
      modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/.local/'],
      globalSetup: '<rootDir>/test/support/build-weapp.ts',
      testMatch: ['<rootDir>/test/weapp/**/*.test.{js,ts}'],
    },
    {
      ...node,
      modulePathIgnorePatterns,
      displayName: 'e2e',
      globalSetup: '<rootDir>/test/support/build-all.ts',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
    },
  ],
}
