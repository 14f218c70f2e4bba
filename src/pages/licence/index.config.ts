export default definePageConfig({ navigationBarTitleText: '照面' })
