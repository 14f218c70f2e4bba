export default definePageConfig({ navigationBarTitleText: '上岗' })
