export default definePageConfig({ navigationBarTitleText: '收授权码' })
