export default definePageConfig({ navigationBarTitleText: '执法核验' })
