/** Words of 激活. */

const zh = {
  title: '激活证照',
  lead: '激活后，您可以用手机出示这份证照。',
  points: [
    '证照绑定到您的微信账号，只有您能亮证。',
    '亮证时执法人员会看到照面信息和证照状态。',
    '每次亮证和核验都会记入用证记录，您随时可查。',
    '您可以随时解除激活，证照效力不受影响。',
  ],
  consent: '我已了解并同意在本小程序激活和出示这份证照',
  activate: '激活',
  activating: '正在激活…',
  doneTitle: '已激活',
  doneBody: '现在可以向执法人员亮证了。',
  present: '立即亮证',
  backToList: '返回我的证照',
}

const en: typeof zh = {
  title: 'Activate',
  lead: 'Once activated, you can present this licence with your phone.',
  points: [
    'The licence is bound to your WeChat account: only you can present it.',
    'An officer you present it to sees its face and its status.',
    'Every presentation and check is written to your activity, open to you at any time.',
    'You can deactivate it whenever you like; the licence stays valid.',
  ],
  consent: 'I understand, and agree to activate and present this licence in this mini-program',
  activate: 'Activate',
  activating: 'Activating…',
  doneTitle: 'Activated',
  doneBody: 'You can now present it to an officer.',
  present: 'Present now',
  backToList: 'Back to my licences',
}

export const activationWords = { zh, en }
