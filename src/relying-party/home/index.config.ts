export default definePageConfig({ navigationBarTitleText: '用证' })
