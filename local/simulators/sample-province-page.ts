/**
 * 样例省演示页: licences of another province with an online and an offline code each, to scan or to paste. It exists only here; the page fetches
 * itself anew as long as it is looked at, so that its codes are always good.
 */
import qrcode from 'qrcode-generator'
import type { SampleProvince } from './sample-province'
import { SAMPLE_LICENCES, SAMPLE_NAME, type SampleLicence, type SampleState } from './sample-province-licences'
import { sampleVerdict } from './sample-province-verdict'

const RENEWAL_MS = 25_000
const QUIET_MODULES = 4

const STATES: { readonly [S in SampleState]: { readonly zh: string; readonly en: string } } = {
  inForce: { zh: '有效', en: 'In force' },
  suspended: { zh: '已暂扣', en: 'Suspended' },
  cancelled: { zh: '已注销', en: 'Cancelled' },
  unreported: { zh: '三天未更新', en: 'Unreported for three days' },
}
const EXPIRED = { zh: '已到期', en: 'Expired' }

/** The whole page, every code on it made now. */
export function samplePage(province: SampleProvince, now: number): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>样例省 · Sample Province</title><style>${STYLE}</style></head>
<body><main>
<h1>${SAMPLE_NAME.zh}的持证人 <span lang="en">Holders of ${SAMPLE_NAME.en}</span></h1>
<p>外省证照演示：以执法人员身份进入后，扫描或粘贴下面的二维码。在线码经部级系统核验，两分钟内有效且只能用一次；离线码不需要网络。</p>
<p lang="en">Licences of another province, to try out. Enter as an officer, then scan or paste a code. An online code is checked through
the ministry, once and within two minutes; an offline code needs no network.</p>
<p class="note">人名、企业、号牌均为虚构，此页只在本机云中出现。<span lang="en">All invented; this page exists only in the local cloud.</span>
<a href="/">返回小程序 <span lang="en">Back to the app</span></a></p>
<div id="codes">${SAMPLE_LICENCES.map((licence) => card(province, licence, now)).join('\n')}</div>
</main><p id="said" role="status"></p><script>${SCRIPT}</script></body></html>
`
}

function card(province: SampleProvince, licence: SampleLicence, now: number): string {
  const { id, holder, plate, typeName, state } = licence
  const shown = sampleVerdict(licence, now, 'public').reason === 'expired' ? EXPIRED : STATES[state]
  const mark = shown === STATES.inForce ? 'good' : 'bad'
  return `<section data-licence="${id}"><h2>${plate ? `${plate.number} · ` : ''}${holder}</h2>
<p><span class="${mark}">${shown.zh} <span lang="en">${shown.en}</span></span> ${typeName.zh} <span lang="en">${typeName.en}</span></p>
<div class="pair">
${figure('online', '在线码', 'Online code', province.onlineCode(licence, now))}
${figure('offline', '离线码', 'Offline code', province.offlineCode(licence, { at: now }))}
</div></section>`
}

function figure(kind: string, zh: string, en: string, code: string): string {
  return `<figure data-kind="${kind}" data-code="${code}">${qrSvg(code, `${zh} ${en}`)}
<figcaption>${zh} <span lang="en">${en}</span></figcaption>
<button type="button">复制 <span lang="en">Copy</span></button></figure>`
}

/** Black on white in dark mode too: scanners expect it. */
function qrSvg(text: string, label: string): string {
  const code = qrcode(0, 'M')
  code.addData(text, text.startsWith('RTC1:') ? 'Alphanumeric' : 'Byte')
  code.make()
  const count = code.getModuleCount()
  const cells = Array.from({ length: count * count }, (_, at) => [Math.floor(at / count), at % count] as const)
  const dark = cells.filter(([row, column]) => code.isDark(row, column))
  const steps = dark.map(([row, column]) => `M${column + QUIET_MODULES} ${row + QUIET_MODULES}h1v1h-1z`).join('')
  const side = count + 2 * QUIET_MODULES
  return `<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${steps}"/></svg>`
}

const STYLE = `
:root{color-scheme:light dark;--bg:#f2f4f7;--card:#fff;--ink:#16202e;--ink2:#5b6675;--line:#e6e9ee;--pri:#1a4fa3;--good:#1b6e3c;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--bg:#11151b;--card:#1c222b;--ink:#eef1f5;--ink2:#aab4c0;--line:#2c343f;--pri:#8db4f2;--good:#7fd6a0;--bad:#ff9a91}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 "Noto Sans CJK SC","PingFang SC",sans-serif}
main{max-width:960px;margin:0 auto;padding:28px 16px 48px}
h1{font-size:24px;line-height:1.35;margin:0 0 8px}h1 [lang=en]{display:block;font-size:16px;font-weight:400;color:var(--ink2)}
p{margin:0 0 8px;max-width:70ch}p[lang=en],.note,p [lang=en]{color:var(--ink2)}.note{font-size:14px}
a{color:var(--pri);display:inline-block;padding:10px 0}
#codes{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,420px),1fr));margin-top:8px}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px}
h2{font-size:18px;margin:0 0 4px;overflow-wrap:anywhere}
.good,.bad{font-weight:700}.good{color:var(--good)}.bad{color:var(--bad)}.good [lang=en],.bad [lang=en]{color:inherit}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
figure{margin:8px 0 0;text-align:center}svg{display:block;width:100%;border-radius:6px}
figcaption{font-size:14px;margin:6px 0}
button{min-height:44px;width:100%;border:1px solid var(--line);border-radius:10px;background:none;color:var(--pri);font:inherit;cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid var(--pri);outline-offset:2px}
#said{position:fixed;left:0;right:0;bottom:0;margin:0;padding:0 16px;text-align:center;max-width:none;background:var(--card)}
#said:not(:empty){padding:12px 16px;border-top:1px solid var(--line)}
@media (max-width:340px){.pair{grid-template-columns:1fr}}`

const SCRIPT = `
document.addEventListener('click', async ({target}) => {
  const figure = target.closest('button')?.closest('figure')
  if (!figure) return
  const said = document.getElementById('said')
  try { await navigator.clipboard.writeText(figure.dataset.code); said.textContent = '已复制 Copied' }
  catch { said.textContent = figure.dataset.code }
  setTimeout(() => { said.textContent = '' }, 4000)
})
setInterval(async () => {
  if (document.hidden) return
  const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  for (const figure of document.querySelectorAll('figure')) {
    const place = 'section[data-licence="' + figure.closest('section').dataset.licence + '"] figure[data-kind="' + figure.dataset.kind + '"]'
    const next = fresh.querySelector(place)
    figure.dataset.code = next.dataset.code
    figure.querySelector('svg').replaceWith(next.querySelector('svg'))
  }
}, ${RENEWAL_MS})`
