/** Answers of the cloud as the contract writes them. */
import type { CopyCheck, CopyView, FileCheck } from '../../src/contract/copies'
import type { ActivityLine, LicenceList, Me, PresentationCode } from '../../src/contract/holder'
import type { LicenceSummary, LicenceView } from '../../src/contract/licence'
import type { OfficerMe, PublicVerdict, Verdict } from '../../src/contract/officer'
import type { Page } from '../../src/contract/reply'
import { sm3Hex } from '../../src/core/crypto/sm3'
import type { Failure } from '../../src/core/failure'
import { ok, type Refused, refuse } from '../../src/core/result'
import type { CivilDate, Instant } from '../../src/core/time'

export const LICENCE_ID = 'a'.repeat(64)
export const PERMIT_ID = 'b'.repeat(64)
const AS_OF = '2026-11-23T08:20:31.000Z' as Instant

export const driver: LicenceSummary = {
  id: LICENCE_ID,
  typeCode: '11100000000019713D071',
  subject: '李建国',
  number: '990101********4713',
  detail: { zh: '经营性道路货物运输驾驶员', en: 'Goods transport driver' },
  status: 'inForce',
  validUntil: '2026-12-31' as CivilDate,
  activated: true,
  attention: [{ kind: 'expires', on: '2026-12-31' as CivilDate }],
}

export const permit: LicenceSummary = {
  id: PERMIT_ID,
  typeCode: '11100000000019713D008',
  subject: '示例市顺达物流有限公司',
  number: '990101000012',
  detail: { zh: '道路普通货物运输', en: 'General goods' },
  status: 'inForce',
  activated: false,
  attention: [],
}

export const cancelled: LicenceSummary = { ...driver, id: 'c'.repeat(64), status: 'cancelled', attention: [] }

export const view: LicenceView = {
  summary: driver,
  face: [
    { field: 'holderName', part: 'head', label: { zh: '姓名', en: 'Name' }, value: { zh: '李建国', en: '李建国' } },
  ],
  authority: '示例市交通运输局',
  identifier: '1.2.156.3005.2.x',
  issuedOn: '2020-11-01' as CivilDate,
  stateSince: AS_OF,
  versions: [
    { version: 1, identifier: '1.2.156.3005.2.x', occurredAt: AS_OF, event: 'issue', status: 'inForce', changes: [] },
  ],
  asOf: AS_OF,
}

export const me: Me = {
  proven: true,
  name: '李建国',
  represents: ['示例市顺达物流有限公司'],
  officer: { agency: '示例市交通运输综合执法支队', officerNumber: '99010123045' },
}

export const code: PresentationCode = {
  code: 'PRESENTED-CODE',
  issuedAt: AS_OF,
  expiresAt: '2026-11-23T08:22:31.000Z' as Instant,
  renewAt: '2026-11-23T08:22:11.000Z' as Instant,
}

export const activity: Page<ActivityLine> = {
  items: [
    {
      id: '1',
      at: AS_OF,
      licence: LICENCE_ID,
      typeCode: '11100000000019713D071',
      licenceTitle: { zh: '从业资格证', en: 'Practitioner certificate' },
      subject: '李建国',
      act: 'verified',
      actor: { kind: 'officer', agency: '示例市交通运输综合执法支队', officerNumber: '99010100001' },
      place: 'G104 检查站',
      outcome: 'valid',
    },
  ],
}

/** The outcome of that check: the officer did not accept the licence. */
export const refusal: ActivityLine = {
  id: `${LICENCE_ID}:000000000012`,
  at: AS_OF,
  licence: LICENCE_ID,
  typeCode: '11100000000019713D071',
  licenceTitle: { zh: '从业资格证', en: 'Practitioner certificate' },
  subject: '李建国',
  act: 'outcomeNoted',
  actor: { kind: 'officer', agency: '示例市交通运输综合执法支队', officerNumber: '9901*****01' },
  division: '990101',
  outcome: 'refused',
  ground: 'notTheHolder',
  words: '与照片不像',
  objection: 'possible',
}

export const valid: Verdict = {
  verification: 'V1',
  source: { kind: 'province' },
  verdict: 'valid',
  checkedAt: AS_OF,
  statusAsOf: AS_OF,
  legalBasis: [{ zh: '运行服务规范第六条', en: 'article 6' }],
  typeCode: '11100000000019713D071',
  lines: view.face,
  warnings: [],
}

export const publicAnswer: PublicVerdict = {
  verdict: 'valid',
  checkedAt: AS_OF,
  statusAsOf: AS_OF,
  legalBasis: valid.legalBasis,
  typeCode: '11100000000019713D071',
  lines: [{ field: 'holderName', part: 'head', label: { zh: '姓名', en: 'Name' }, value: { zh: '李**', en: '李**' } }],
}

export const officer: OfficerMe = {
  name: '张执法',
  agency: '示例市交通运输综合执法支队',
  officerNumber: '99010100001',
}

/** For as long as anyone runs these tests. */
export const onShift: OfficerMe = {
  ...officer,
  shift: { startedAt: AS_OF, endsAt: '2099-11-23T20:20:31.000Z' as Instant },
}

export const COPY_CODE = '0G14TPR40Q40J2R72'
/** The bytes of the copy's PDF; those of its OFD are never looked at here. */
export const PDF = Uint8Array.from('%PDF-1.7 a copy', (character) => character.charCodeAt(0))

export const copy: CopyView = {
  code: COPY_CODE,
  checkUrl: `https://licence.example.cn/c/${COPY_CODE}`,
  number: '1.2.156.3005.2.x-J0001',
  state: 'ready',
  licence: LICENCE_ID,
  licenceTitle: { zh: '从业资格证', en: 'Practitioner certificate' },
  subject: '李建国',
  purpose: '投标资质存档',
  recipient: '范例物流平台有限公司',
  until: '2026-12-24' as CivilDate,
  requestedAt: AS_OF,
  madeAt: AS_OF,
  files: [
    { format: 'ofd', bytes: 81_234, digest: 'a'.repeat(64) },
    { format: 'pdf', bytes: PDF.length, digest: sm3Hex(PDF) },
  ],
}

const { number: _number, madeAt: _madeAt, ...asked } = copy
export const makingCopy: CopyView = { ...asked, state: 'making', files: [] }

export const copyCheck: CopyCheck = {
  code: COPY_CODE,
  number: '1.2.156.3005.2.x-J0001',
  state: 'valid',
  madeAt: AS_OF,
  until: copy.until,
  files: copy.files,
}

export const fileCheck: FileCheck = {
  outcome: 'valid',
  digest: sm3Hex(PDF),
  format: 'pdf',
  kind: 'copy',
  standing: 'valid',
  sealName: '示例省电子证照专用章',
  signer: '示例省交通运输厅',
  sealedAt: AS_OF,
  metadata: [{ name: 'CertificateHolderName', label: { zh: '持证主体', en: 'Holder' }, value: '李建国' }],
}

export function listOf(...items: readonly LicenceSummary[]) {
  return ok<LicenceList>({ items, asOf: AS_OF })
}

export function refused(failure: Failure): Refused<Failure> {
  return refuse(failure)
}
