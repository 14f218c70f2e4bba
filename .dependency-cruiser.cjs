/** Who may import whom (ARCHITECTURE.md). `test/boundaries.test.ts` runs it and proves that each rule can fail. */
const PHONE =
  '^src/(app|client|hooks|components|pages|officer|copies|record|sharing|inbox|relying-party|oversight|styles)'
const USE_CASES = '^cloudfunctions/server/(?!adapters/|documents/|compose[a-z-]*\\.ts)'

/** Only these paths may be reached from `from`; everything else is a violation. */
const only = (name, comment, from, ...allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'core-is-pure',
      '内核只依赖自身、dayjs 与 sm-crypto-v2',
      '^src/core/',
      '^src/core/',
      'node_modules/(dayjs|sm-crypto-v2)/',
    ),
    only(
      'contract-knows-core',
      '契约只依赖内核与 valibot',
      '^src/contract/',
      '^src/(core|contract)/',
      'node_modules/valibot/',
    ),
    only(
      'use-cases-know-ports',
      '用例不认识适配器，也不认识任何供应商',
      USE_CASES,
      '^src/(core|contract)/',
      USE_CASES,
      '^cloudfunctions/server/documents/',
      'node_modules/valibot/',
    ),
    only(
      'documents-stand-alone',
      '文件的制作与查验不认识用例、端口与适配器：可单独使用',
      '^cloudfunctions/server/documents/(?!verify-file/)',
      '^src/core/',
      '^cloudfunctions/server/documents/(?!verify-file/)',
      'node_modules/(asn1js|pvtsutils|pvutils|pdfkit|pngjs|qrcode-generator|@types/pdfkit|@types/pngjs|@types/node)/',
      '^node:(zlib|crypto)$|^(zlib|crypto)$',
    ),
    only(
      'checking-shares-nothing-with-making',
      '文件查验与文件制作毫无共用',
      '^cloudfunctions/server/documents/verify-file/',
      '^src/core/(crypto/|label|result|time)',
      '^cloudfunctions/server/documents/verify-file/',
      'node_modules/(saxes|xmlchars|@types/node)/',
      '^node:(zlib|crypto)$|^(zlib|crypto)$',
    ),
    only(
      'adapters-know-ports',
      '适配器不认识用例',
      '^cloudfunctions/server/adapters/',
      '^src/core/',
      '^cloudfunctions/server/documents/',
      '^cloudfunctions/server/(ports|records)\\.ts$',
      '^cloudfunctions/server/adapters/',
      'node_modules/',
      '^node:|^(crypto|http|https|fs|path|url|buffer|zlib)$',
    ),
    only(
      'functions-only-wire',
      '函数只是接线',
      '^cloudfunctions/(?!server/)',
      '^cloudfunctions/server/(compose[a-z-]*|endpoint|endpoint-with-timer|http-endpoint|public-endpoint|timer-endpoint|routes)\\.ts$',
    ),
    {
      name: 'phone-never-reaches-the-cloud',
      comment: '手机端不引用云端与本地云的源码',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(cloudfunctions|local|test|bench|config)/' },
    },
    {
      name: 'phone-takes-types-from-schemas',
      comment: '手机端对带校验模式的契约只取类型，valibot 不进小程序包',
      severity: 'error',
      from: { path: PHONE },
      to: { path: 'node_modules/valibot/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'phone-points-inward',
      comment: '页面 → 钩子 → 客户端；里层不认识外层',
      severity: 'error',
      from: { path: '^src/(client|core|contract)/' },
      to: { path: '^src/(hooks|components|pages|officer|copies|record|sharing|inbox|relying-party|oversight)/' },
    },
    {
      name: 'hooks-know-no-pages',
      comment: '钩子不认识页面',
      severity: 'error',
      from: { path: '^src/hooks/' },
      to: { path: '^src/(components|pages|officer|copies|record|sharing|inbox|relying-party|oversight)/' },
    },
    {
      name: 'components-know-no-pages',
      comment: '组件只看属性',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/(pages|officer|copies|record|sharing|inbox|relying-party|oversight)/' },
    },
    {
      name: 'local-cloud-runs-what-is-deployed',
      comment: '本地云只运行构建产物，不引用源码',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(src|cloudfunctions|test|bench)/' },
    },
    {
      name: 'no-circles',
      comment: '没有循环依赖',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
