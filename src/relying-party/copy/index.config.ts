export default definePageConfig({ navigationBarTitleText: '加注件' })
