export default definePageConfig({ navigationBarTitleText: '授权凭证' })
