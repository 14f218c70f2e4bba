/** Words of 隐私说明; with its sub-package, so that the first page does not load them. */
import type { Language } from '../../client/preferences'

const zh = {
  title: '隐私说明',
  retention: '授权、消息等保存期限',
  sections: [
    {
      title: '我们处理哪些信息',
      lines: [
        '证照照面信息：姓名、性别、出生日期、证照编号、从业资格、车辆和企业信息、照片，由发证机关提供。',
        '您的微信身份标识（OpenID），用于把证照绑定到您本人。',
        '用证记录：何时、由谁、在何地核验了哪份证照。',
      ],
    },
    {
      title: '谁能看到',
      lines: [
        '您本人：列表中的证照编号以掩码显示。',
        '执法人员：仅在您亮证并被扫描后，看到照面信息和证照状态。',
        '扫您离线码的人：证照类型、掩码后的持证人、号牌号码、编号后四位、类别和有效期。',
        '收到加注件的人：加注件上写明的内容；凭查验码只能查到它是否有效、编号和期限。',
        '其他单位和个人：未经您授权，看不到任何内容。',
      ],
    },
    {
      title: '保存多久',
      lines: [
        '证照信息随发证机关的记录更新，注销后仍保留历史版本。',
        '用证记录由系统留痕，用于追溯和保护您的权益，任何人都不能修改或删除。',
        '亮证二维码两分钟失效，核验结果一小时后清除，只留下用证记录。',
        '手机中只保存掩码后的证照列表、记录，和一天内有效的离线凭证，退出时清除。',
      ],
    },
    {
      title: '您的权利',
      lines: [
        '依据《个人信息保护法》，您可以查阅、复制、更正您的信息，可以撤回同意、解除激活。',
        '照面信息有误的，请向发证机关申请更正，更正后这里会同步更新。',
        '不同意激活不影响您使用纸质证照。',
      ],
    },
  ],
}

const en: typeof zh = {
  title: 'Privacy',
  retention: 'How long grants, messages and the like are kept',
  sections: [
    {
      title: 'What we process',
      lines: [
        'What is printed on licences: name, sex, birth date, numbers, qualifications, vehicle and company data, photo. The issuing authority provides it.',
        'Your WeChat identity (OpenID), to bind licences to you.',
        'Activity: when, by whom and where a licence was checked.',
      ],
    },
    {
      title: 'Who can see it',
      lines: [
        'You: licence numbers in lists are masked.',
        'Officers: the face and the status, only after you present a code and it is scanned.',
        'Whoever scans your offline code: type, masked holder, plate, last four of the number, categories and term.',
        'Whoever receives a copy: what stands on it; by its code only whether it is good, its number and its term.',
        'Anyone else: nothing without your authorisation.',
      ],
    },
    {
      title: 'How long',
      lines: [
        'Licence data follows the authority’s record; earlier versions are kept after cancellation.',
        'Activity is a trail that protects you; nobody can change or delete it.',
        'A code lives two minutes and the answer to a check one hour more; only the activity stays.',
        'The phone keeps only masked lists and offline credentials that are good for a day, and clears them when you sign out.',
      ],
    },
    {
      title: 'Your rights',
      lines: [
        'Under the Personal Information Protection Law you may see, copy and correct your data, withdraw consent and deactivate.',
        'If the face is wrong, ask the issuing authority to correct it; the correction appears here.',
        'Without activation you can still use the paper licence.',
      ],
    },
  ],
}

const TEXTS: Readonly<Record<Language, typeof zh>> = { zh, en }

export function privacyTextsIn(language: Language): typeof zh {
  return TEXTS[language]
}
