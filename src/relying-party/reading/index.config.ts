export default definePageConfig({ navigationBarTitleText: '查看证照' })
