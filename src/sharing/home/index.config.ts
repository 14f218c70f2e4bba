export default definePageConfig({ navigationBarTitleText: '授权与用证' })
