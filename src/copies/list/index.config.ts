export default definePageConfig({ navigationBarTitleText: '我的加注件' })
