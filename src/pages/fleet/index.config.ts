export default definePageConfig({ navigationBarTitleText: '车队' })
