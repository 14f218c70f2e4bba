/** Words of 身份核验. */

const zh = {
  title: '身份核验',
  lead: '输入 8 位认证码',
  body: '认证码由身份认证服务在确认您本人之后发给您，一次有效。',
  label: '8 位认证码',
  placeholder: '8 位数字',
  submit: '核验身份',
  checking: '正在核验身份…',
  doneTitle: (name: string) => `${name}，您好`,
  doneBody: '身份核验通过，正在打开您的证照。',
  privacy: '核验只用于确认您是证照的持证人。',
}

const en: typeof zh = {
  title: 'Prove identity',
  lead: 'Enter the 8-digit code',
  body: 'The identity service gives you the code once it has confirmed who you are. It works once.',
  label: '8-digit code',
  placeholder: '8 digits',
  submit: 'Prove identity',
  checking: 'Checking your identity…',
  doneTitle: (name) => `Hello, ${name}`,
  doneBody: 'Identity confirmed. Opening your licences.',
  privacy: 'Used only to confirm that you are the holder.',
}

export const identityWords = { zh, en }
