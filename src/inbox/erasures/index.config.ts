export default definePageConfig({ navigationBarTitleText: '要求删除' })
