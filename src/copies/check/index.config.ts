export default definePageConfig({ navigationBarTitleText: '查验加注件' })
