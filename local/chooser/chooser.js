// @ts-check
/**
 * The role and person chooser of the local cloud: a full screen while nobody is chosen, a small button afterwards. It tells
 * the app two things only: `local-openid` in localStorage and `identity-code` in sessionStorage.
 */
;(() => {
  const OPENID = 'local-openid'
  const CODE = 'identity-code'
  const GROUPS = [
    { role: 'practitioner', title: '从业人员', hint: '查看、激活并出示自己的证照', page: '#/pages/licences/index' },
    { role: 'company', title: '企业', hint: '管理经营许可证与车队的道路运输证', page: '#/pages/licences/index' },
    { role: 'relyingParty', title: '用证单位', hint: '申请并查看持证人授权的证照', page: '#/pages/licences/index' },
    { role: 'officer', title: '执法人员', hint: '扫码核验证照', page: '#/officer/scan/index' },
  ]
  const STYLE = `
  .local-chooser{--bg:#f2f4f7;--card:#fff;--ink:#16202e;--ink2:#5b6675;--line:#e6e9ee;--pri:#1a4fa3;--pri2:#e8effa;
    --prac:#23408e;--permit:#8a5a12;--cert:#0d6b6f;font-family:"Noto Sans CJK SC","PingFang SC",sans-serif;color:var(--ink)}
  .local-chooser *{box-sizing:border-box;margin:0;font-family:inherit}
  .local-chooser-screen{position:fixed;inset:0;z-index:99999;overflow:auto;background:var(--bg);-webkit-overflow-scrolling:touch}
  .local-chooser-inner{position:relative;max-width:430px;margin:0 auto;padding:36px 16px 40px;min-height:100%}
  .local-chooser h1{outline:0;padding-right:80px;font-size:24px;line-height:1.35;font-weight:700}
  .local-chooser-lead{color:var(--ink2);font-size:15px;line-height:1.55;margin:8px 0 6px}
  .local-chooser h2{font-size:17px;font-weight:600;margin:22px 2px 2px}
  .local-chooser-hint{font-size:14px;color:var(--ink2);margin:0 2px 10px}
  .local-chooser ul{list-style:none;padding:0;background:var(--card);border-radius:14px;overflow:hidden}
  .local-chooser li+li{border-top:1px solid var(--line)}
  .local-chooser-person{display:flex;gap:14px;align-items:center;width:100%;min-height:68px;padding:12px 16px;border:0;background:none;
    color:inherit;text-align:left;cursor:pointer}
  .local-chooser-person:active,.local-chooser-person:hover{background:var(--pri2)}
  .local-chooser button:focus-visible{outline:3px solid var(--pri);outline-offset:-3px}
  .local-chooser-mark{flex:none;width:42px;height:42px;border-radius:50%;color:#fff;font-size:18px;font-weight:600;line-height:42px;
    text-align:center;background:var(--prac)}
  .local-chooser-company .local-chooser-mark{background:var(--permit)}
  .local-chooser-officer .local-chooser-mark{background:var(--cert)}
  .local-chooser-name{display:block;font-size:17px;font-weight:600;line-height:1.4}
  .local-chooser-subtitle{display:block;font-size:14px;color:var(--ink2);line-height:1.45}
  .local-chooser-failure{background:#fbe9e7;color:#b3261e;border-radius:12px;padding:12px 14px;font-size:15px;line-height:1.5;margin-top:16px}
  .local-chooser-foot{font-size:13px;color:var(--ink2);line-height:1.6;margin:24px 2px 0}
  .local-chooser-foot a{color:var(--pri);display:inline-block;padding:12px 0;font-size:15px}
  .local-chooser-switch,.local-chooser-back{position:fixed;top:calc(env(safe-area-inset-top,0px) + 1px);right:10px;z-index:99998;border:0;
    background:none;min-width:60px;min-height:44px;padding:0;cursor:pointer}
  .local-chooser-switch span,.local-chooser-back span{display:block;border:1px solid var(--line);border-radius:16px;background:var(--card);color:var(--pri);
    font-size:14px;line-height:30px;text-align:center;padding:0 12px}
  .local-chooser-back{position:absolute;top:34px}
  @media (prefers-color-scheme:dark){.local-chooser{--bg:#11151b;--card:#1c222b;--ink:#eef1f5;--ink2:#aab4c0;--line:#2c343f;--pri:#8db4f2;--pri2:#243043}}
  @media print{.local-chooser{display:none}}`

  /** @typedef {{id: string, role: string, openid: string, name: string, subtitle: string}} Person */

  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    made.append(...children)
    return made
  }

  /** @param {Person} person */
  async function choose(person) {
    const reply = await fetch('/simulator/identity/codes', {
      method: 'POST',
      body: JSON.stringify({ person: person.id }),
    })
    const { code } = await reply.json()
    // What the app kept for the person before must not be seen by the next one.
    localStorage.clear()
    sessionStorage.clear()
    localStorage.setItem(OPENID, person.openid)
    sessionStorage.setItem(CODE, code)
    const group = GROUPS.find(({ role }) => role === person.role)
    // An address a camera opened (/v/…, /c/…) is kept: the person was chosen to see what it leads to.
    if (location.pathname === '/') location.hash = group ? group.page : ''
    location.reload()
  }

  /** @param {Person} person */
  function personRow(person) {
    const text = element(
      'span',
      {},
      element('span', { class: 'local-chooser-name' }, person.name),
      element('span', { class: 'local-chooser-subtitle' }, person.subtitle),
    )
    const mark = element('span', { class: 'local-chooser-mark', 'aria-hidden': 'true' }, person.name.slice(0, 1))
    const button = element(
      'button',
      { type: 'button', class: 'local-chooser-person', 'data-person': person.id },
      mark,
      text,
    )
    button.addEventListener('click', () => choose(person).catch(fail))
    return element('li', {}, button)
  }

  /** @param {Person[]} people */
  function groups(people) {
    return GROUPS.flatMap(({ role, title, hint }) => {
      const rows = people.filter((person) => person.role === role).map(personRow)
      const list = element('ul', { class: `local-chooser-${role}` }, ...rows)
      return [element('h2', {}, title), element('p', { class: 'local-chooser-hint' }, hint), list]
    })
  }

  async function showScreen() {
    const inner = element(
      'div',
      { class: 'local-chooser-inner' },
      element('h1', { tabindex: '-1' }, '道路运输电子证照'),
      element(
        'p',
        { class: 'local-chooser-lead' },
        '本机演示：请选择以谁的身份进入。姓名、证号均为虚构，地区代码 99 并不存在。',
      ),
    )
    const screen = element(
      'div',
      {
        class: 'local-chooser local-chooser-screen',
        role: 'dialog',
        'aria-label': '选择演示人员',
        'aria-modal': 'true',
      },
      inner,
    )
    document.body.append(screen)
    if (localStorage.getItem(OPENID)) allowReturn(screen, inner)
    inner.querySelector('h1')?.focus()
    const reply = await fetch('/local/people')
    inner.append(...groups(await reply.json()))
    inner.append(
      element('p', { class: 'local-chooser-foot' }, '此页面只在本机云中出现。进入后可随时点右上角的“换人”返回。'),
      element(
        'p',
        { class: 'local-chooser-foot' },
        element('a', { href: '/local/sample-province' }, '外省证照的二维码（样例省）'),
      ),
    )
  }

  /**
   * Someone is chosen already: the screen may be left as it was entered.
   * @param {HTMLElement} screen
   * @param {HTMLElement} inner
   */
  function allowReturn(screen, inner) {
    const back = element('button', { type: 'button', class: 'local-chooser-back' }, element('span', {}, '返回'))
    back.addEventListener('click', () => screen.remove())
    screen.addEventListener('keydown', ({ key }) => key === 'Escape' && screen.remove())
    inner.prepend(back)
  }

  function showSwitch() {
    const label = element('span', {}, '换人')
    const button = element(
      'button',
      { type: 'button', class: 'local-chooser local-chooser-switch', 'aria-label': '换一个演示人员' },
      label,
    )
    button.addEventListener('click', () => showScreen().catch(fail))
    document.body.append(button)
  }

  function fail() {
    const place = document.querySelector('.local-chooser-inner')
    place?.append(
      element(
        'p',
        { class: 'local-chooser-failure', role: 'alert' },
        '本机云没有应答，请确认 npm start 仍在运行，然后刷新页面。',
      ),
    )
  }

  function begin() {
    document.head.append(element('style', {}, STYLE))
    // A copy's address (/c/…) is for strangers: whoever opens it need be nobody here.
    if (localStorage.getItem(OPENID) || location.pathname.startsWith('/c/')) showSwitch()
    else showScreen().catch(fail)
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
  else begin()
})()
