export default definePageConfig({ navigationBarTitleText: '导出用证记录' })
