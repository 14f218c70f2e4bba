export default definePageConfig({ navigationBarTitleText: '已隐藏的记录' })
