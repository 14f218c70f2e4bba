export default definePageConfig({ navigationBarTitleText: '申请加注件' })
