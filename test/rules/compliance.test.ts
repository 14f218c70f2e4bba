/** 数据合规规则: each rule broken once and named by field, and the case just outside it. */
import { CONTENT_RULES } from '../../src/core/licence/compliance/content-rules'
import { EVENT_RULES } from '../../src/core/licence/compliance/event-rules'
import { FACE_RULES } from '../../src/core/licence/compliance/face-rules'
import { METADATA_RULES } from '../../src/core/licence/compliance/metadata-rules'
import { PHOTO_RULES } from '../../src/core/licence/compliance/photo-rules'
import { REVIEW_RULES } from '../../src/core/licence/compliance/review-rules'
import { TEXT_RULES } from '../../src/core/licence/compliance/text-rules'
import { readEvent } from '../../src/core/licence/read-event'
import { issueOf, laterEvent, NOW, type RawEvent, TYPE } from './samples'

type Bend = (event: RawEvent) => void

/** A rule, the field its finding names, and how an event of the given kind breaks it or only just keeps it. */
interface Example {
  readonly rule: string
  readonly field: string
  readonly of: () => RawEvent
  readonly what: string
  readonly breaks: Bend
  readonly keeps?: Bend
}

const practitioner = () => issueOf(TYPE.practitioner)
const business = () => issueOf(TYPE.business)
const transport = () => issueOf(TYPE.transport)
const suspension = () => laterEvent(transport(), { type: 'suspend', reason: '暂扣' })
const annualReview = () => laterEvent(transport(), { type: 'annualReview', review: { result: '1', period: '2026' } })
const assessment = () =>
  laterEvent(practitioner(), { type: 'integrityAssessment', review: { result: 'AA', period: '2026' } })

const set =
  (members: { readonly [member: string]: unknown }): Bend =>
  (event) => {
    Object.assign(event, members)
  }
const licence =
  (members: { readonly [member: string]: unknown }): Bend =>
  (event) => {
    Object.assign(event.licence, members)
  }
const face =
  (members: { readonly [field: string]: unknown }): Bend =>
  (event) => {
    event.licence.face = { ...event.licence.face, ...members }
  }
const without =
  (member: string): Bend =>
  (event) => {
    delete event.licence[member]
  }
const withoutFace =
  (...fields: readonly string[]): Bend =>
  ({ licence: { face: given = {} } }) => {
    for (const field of fields) delete given[field]
  }
const review =
  (members: { readonly [member: string]: unknown }): Bend =>
  (event) => {
    event.review = { ...(event.review as object), ...members }
  }

const qualification = {
  category: '02001',
  firstIssuedOn: '2020-01-01',
  validFrom: '2020-01-01',
  validUntil: '2026-01-01',
}
const jpeg = (bytes: number) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(bytes - 3)]).toString('base64')
const IDENTIFIER = '1.2.156.3005.2.11100000000019713D013.11100000000019713D.20240000000000000001.001.O'

const EXAMPLES: readonly Example[] = [
  // the event
  {
    rule: 'EVENT_ID',
    field: 'eventId',
    of: suspension,
    what: 'an event id that is no UUID',
    breaks: set({ eventId: '1' }),
  },
  {
    rule: 'EVENT_ID',
    field: 'eventId',
    of: suspension,
    what: 'an event id with a digit too few',
    breaks: set({ eventId: '00000000-0000-4000-8000-00000000001' }),
    keeps: set({ eventId: '00000000-0000-0000-0000-000000000000' }),
  },
  {
    rule: 'EVENT_TYPE',
    field: 'type',
    of: suspension,
    what: 'a type nobody agreed on',
    breaks: set({ type: 'destroy' }),
    keeps: set({ type: 'annul' }),
  },
  {
    rule: 'EVENT_TYPE',
    field: 'type',
    of: suspension,
    what: 'a type every object has',
    breaks: set({ type: 'constructor' }),
  },
  {
    rule: 'OCCURRED_AT',
    field: 'occurredAt',
    of: suspension,
    what: 'a time without an offset',
    breaks: set({ occurredAt: '2026-10-01T08:00:00' }),
    keeps: set({ occurredAt: '2026-10-01T08:00:00+08:00' }),
  },
  {
    rule: 'OCCURRED_AT_FUTURE',
    field: 'occurredAt',
    of: suspension,
    what: 'an event six minutes from now',
    breaks: set({ occurredAt: '2026-11-23T00:05:00.001Z' }),
    keeps: set({ occurredAt: '2026-11-23T08:05:00+08:00' }),
  },
  {
    rule: 'REVISION',
    field: 'revision',
    of: suspension,
    what: 'revision 0',
    breaks: set({ revision: 0 }),
    keeps: set({ revision: 1 }),
  },
  { rule: 'REVISION', field: 'revision', of: suspension, what: 'half a revision', breaks: set({ revision: 1.5 }) },
  {
    rule: 'REVISION',
    field: 'revision',
    of: suspension,
    what: 'a revision beyond a million',
    breaks: set({ revision: 1_000_001 }),
    keeps: set({ revision: 1_000_000 }),
  },
  {
    rule: 'REVISION',
    field: 'revision',
    of: suspension,
    what: 'an endless revision',
    breaks: set({ revision: Number.POSITIVE_INFINITY }),
  },
  {
    rule: 'TYPE_CODE',
    field: 'CertificateTypeCode',
    of: suspension,
    what: 'a tenth type',
    breaks: licence({ CertificateTypeCode: '11100000000019713D999' }),
    keeps: licence({ CertificateTypeCode: '11100000000019713D079' }),
  },
  {
    rule: 'NUMBER',
    field: 'CertificateNumber',
    of: suspension,
    what: 'no number',
    breaks: without('CertificateNumber'),
  },
  {
    rule: 'NUMBER',
    field: 'CertificateNumber',
    of: suspension,
    what: 'a number with a blank in it',
    breaks: licence({ CertificateNumber: '9901 02' }),
    keeps: licence({ CertificateNumber: '示交运管许可字990101000001号' }),
  },
  {
    rule: 'REASON_LENGTH',
    field: 'reason',
    of: suspension,
    what: 'a reason of 501 characters',
    breaks: set({ reason: '因'.repeat(501) }),
    keeps: set({ reason: '因'.repeat(500) }),
  },
  {
    rule: 'REVIEW_UNEXPECTED',
    field: 'review',
    of: suspension,
    what: 'a review with a suspension',
    breaks: set({ review: { result: '1', period: '2026' } }),
    keeps: () => undefined,
  },
  // every text
  {
    rule: 'TEXT_CHARACTERS',
    field: 'CertificateHolderName',
    of: practitioner,
    what: 'a name that reads backwards',
    breaks: licence({ CertificateHolderName: '李\u202e玉兰' }),
    keeps: licence({ CertificateHolderName: '买买提·阿不都拉' }),
  },
  {
    rule: 'TEXT_CHARACTERS',
    field: 'CertificateHolderName',
    of: practitioner,
    what: 'half a rare character',
    breaks: licence({ CertificateHolderName: '李\ud842' }),
    keeps: licence({ CertificateHolderName: '李\u{20bb7}' }),
  },
  {
    rule: 'TEXT_CHARACTERS',
    field: 'reason',
    of: suspension,
    what: 'a line feed in the reason',
    breaks: set({ reason: '一\n二' }),
  },
  {
    rule: 'TEXT_CHARACTERS',
    field: 'result',
    of: annualReview,
    what: 'a NUL in the result',
    breaks: review({ result: '1\u0000' }),
  },
  {
    rule: 'TEXT_TRIMMED',
    field: 'CertificateHolderName',
    of: practitioner,
    what: 'a blank before a name',
    breaks: licence({ CertificateHolderName: ' 李玉兰' }),
  },
  // the metadata
  {
    rule: 'METADATA_REQUIRED',
    field: 'CertificateHolderName',
    of: practitioner,
    what: 'no holder',
    breaks: without('CertificateHolderName'),
  },
  {
    rule: 'METADATA_REQUIRED',
    field: 'CertificateName',
    of: business,
    what: 'a name of blanks',
    breaks: licence({ CertificateName: '　 ' }),
  },
  {
    rule: 'METADATA_LENGTH',
    field: 'CertificateHolderName',
    of: business,
    what: 'a name of 513 characters',
    breaks: licence({ CertificateHolderName: '名'.repeat(513) }),
    keeps: licence({ CertificateHolderName: '名'.repeat(512) }),
  },
  {
    rule: 'METADATA_DATE',
    field: 'CertificateIssuedDate',
    of: practitioner,
    what: 'the 30th of February',
    breaks: licence({ CertificateIssuedDate: '20260230' }),
    keeps: licence({ CertificateIssuedDate: '20240229' }),
  },
  {
    rule: 'METADATA_DATE',
    field: 'CertificateEffectiveDate',
    of: practitioner,
    what: 'a date with dashes',
    breaks: licence({ CertificateEffectiveDate: '2022-06-14' }),
  },
  // the whole licence
  {
    rule: 'TYPE_NAME',
    field: 'CertificateTypeName',
    of: practitioner,
    what: 'another type’s name',
    breaks: licence({ CertificateTypeName: '道路运输证' }),
  },
  {
    rule: 'TERM_ORDERED',
    field: 'CertificateExpiringDate',
    of: practitioner,
    what: 'an end before the beginning',
    breaks: licence({ CertificateEffectiveDate: '20220614', CertificateExpiringDate: '20220613' }),
    keeps: licence({ CertificateEffectiveDate: '20220614', CertificateExpiringDate: '20220614' }),
  },
  {
    rule: 'TERM_STATED',
    field: 'CertificateExpiringDate',
    of: practitioner,
    what: 'no end',
    breaks: without('CertificateExpiringDate'),
  },
  {
    rule: 'ISSUED_BEFORE_END',
    field: 'CertificateIssuedDate',
    of: practitioner,
    what: 'an issue after the end',
    breaks: licence({
      CertificateIssuedDate: '20250102',
      CertificateEffectiveDate: '20200101',
      CertificateExpiringDate: '20250101',
    }),
    keeps: licence({
      CertificateIssuedDate: '20250101',
      CertificateEffectiveDate: '20200101',
      CertificateExpiringDate: '20250101',
    }),
  },
  {
    rule: 'ISSUED_BEFORE_EVENT',
    field: 'CertificateIssuedDate',
    of: practitioner,
    what: 'an issue dated after the act, by the calendar of China',
    breaks: (event) => {
      Object.assign(event, { occurredAt: '2026-09-01T15:59:59Z' })
      Object.assign(event.licence, { CertificateIssuedDate: '20260902' })
    },
    keeps: (event) => {
      Object.assign(event, { occurredAt: '2026-09-01T16:00:00Z' })
      Object.assign(event.licence, { CertificateIssuedDate: '20260902' })
    },
  },
  {
    rule: 'AUTHORITY_CODE',
    field: 'CertificateIssuingAuthorityCode',
    of: practitioner,
    what: 'an area code as the authority',
    breaks: licence({ CertificateIssuingAuthorityCode: '990101' }),
  },
  {
    rule: 'HOLDER_CODE_TYPE',
    field: 'CertificateHolderTypeCode',
    of: practitioner,
    what: 'a kind of document not in appendix A',
    breaks: licence({ CertificateHolderTypeCode: '112' }),
    keeps: licence({ CertificateHolderTypeCode: '114' }),
  },
  {
    rule: 'HOLDER_CREDIT_CODE',
    field: 'CertificateHolderCode',
    of: business,
    what: 'a wrong credit code',
    breaks: licence({ CertificateHolderCode: '91990101123456789A' }),
  },
  {
    rule: 'HOLDER_CITIZEN_NUMBER',
    field: 'CertificateHolderCode',
    of: practitioner,
    what: 'a wrong citizen number',
    breaks: licence({ CertificateHolderCode: '990201199407116771' }),
  },
  {
    rule: 'HOLDER_OTHER_CODE',
    field: 'CertificateHolderCode',
    of: practitioner,
    what: 'a passport of three characters',
    breaks: licence({ CertificateHolderTypeCode: '414', CertificateHolderCode: 'E12' }),
    keeps: licence({ CertificateHolderTypeCode: '414', CertificateHolderCode: 'E123' }),
  },
  {
    rule: 'HOLDER_IS_PERSON',
    field: 'CertificateHolderTypeCode',
    of: practitioner,
    what: 'a company as a driver',
    breaks: licence({ CertificateHolderTypeCode: '001', CertificateHolderCode: '91990201238976820L' }),
  },
  {
    rule: 'HOLDER_IS_ORGANISATION',
    field: 'CertificateHolderTypeCode',
    of: business,
    what: 'a sole trader in his own name',
    breaks: licence({ CertificateHolderTypeCode: '111', CertificateHolderCode: '990201199407116775' }),
  },
  {
    rule: 'IDENTIFIER',
    field: 'CertificateIdentifier',
    of: transport,
    what: 'an identifier with a wrong check character',
    breaks: licence({ CertificateIdentifier: `${IDENTIFIER.slice(0, -1)}Z` }),
  },
  {
    rule: 'IDENTIFIER_TYPE',
    field: 'CertificateIdentifier',
    of: practitioner,
    what: 'another type’s identifier',
    breaks: licence({ CertificateIdentifier: IDENTIFIER }),
  },
  {
    rule: 'IDENTIFIER_ISSUER',
    field: 'CertificateIdentifier',
    of: transport,
    what: 'another authority’s identifier',
    breaks: licence({ CertificateIdentifier: IDENTIFIER }),
    keeps: licence({ CertificateIdentifier: IDENTIFIER, CertificateIssuingAuthorityCode: '11100000000019713D' }),
  },
  {
    rule: 'BIRTH_DATE',
    field: 'birthDate',
    of: practitioner,
    what: 'another birthday',
    breaks: face({ birthDate: '1901-01-01' }),
  },
  {
    rule: 'SEX',
    field: 'sex',
    of: practitioner,
    what: 'another sex',
    breaks: face({ sex: '2' }),
    keeps: face({ sex: '9' }),
  },
  {
    rule: 'OWN_QUALIFICATION',
    field: 'qualifications',
    of: () => issueOf(TYPE.rideHailingDriver),
    what: 'a ride-hailing driver qualified for goods only',
    breaks: face({ qualifications: [qualification] }),
    keeps: face({ qualifications: [qualification, { ...qualification, category: '09003' }] }),
  },
  {
    rule: 'LOAD_STATED',
    field: 'tonnage',
    of: transport,
    what: 'neither tonnage nor seats',
    breaks: withoutFace('tonnage', 'seats'),
    keeps: (event) => {
      withoutFace('tonnage')(event)
      face({ seats: 5 })(event)
    },
  },
  {
    rule: 'PLATE',
    field: 'plateNumber',
    of: transport,
    what: 'a plate with a dot',
    breaks: face({ plateNumber: '示A·12345' }),
    keeps: face({ plateNumber: '示AD12345' }),
  },
  // the face, field by field
  {
    rule: 'FACE_REQUIRED',
    field: 'sex',
    of: practitioner,
    what: 'no sex',
    breaks: withoutFace('sex'),
    keeps: withoutFace('nationality'),
  },
  { rule: 'FACE_REQUIRED', field: 'businessScope', of: business, what: 'no face at all', breaks: without('face') },
  {
    rule: 'FACE_TEXT',
    field: 'address',
    of: practitioner,
    what: 'an address of 201 characters',
    breaks: face({ address: '址'.repeat(201) }),
    keeps: face({ address: '址'.repeat(200) }),
  },
  {
    rule: 'FACE_TEXT',
    field: 'nationality',
    of: practitioner,
    what: 'null for a nationality',
    breaks: face({ nationality: null }),
  },
  {
    rule: 'FACE_TEXT_CHARACTERS',
    field: 'address',
    of: practitioner,
    what: 'an address with a right-to-left mark',
    breaks: face({ address: '示例市\u200f1号' }),
  },
  {
    rule: 'FACE_CODE',
    field: 'plateColour',
    of: transport,
    what: 'plate colour 7',
    breaks: face({ plateColour: '7' }),
    keeps: face({ plateColour: '94' }),
  },
  {
    rule: 'FACE_CODE',
    field: 'plateColour',
    of: transport,
    what: 'a colour as a number',
    breaks: face({ plateColour: 2 }),
  },
  {
    rule: 'FACE_CODE',
    field: 'vehicleType',
    of: transport,
    what: 'a code every object has',
    breaks: face({ vehicleType: '__proto__' }),
  },
  {
    rule: 'FACE_CODES',
    field: 'businessScope',
    of: business,
    what: 'an empty scope',
    breaks: face({ businessScope: [] }),
  },
  {
    rule: 'FACE_CODES',
    field: 'businessScope',
    of: business,
    what: 'a scope not in the table',
    breaks: face({ businessScope: ['02101', '99999'] }),
  },
  {
    rule: 'FACE_CODES',
    field: 'businessScope',
    of: business,
    what: 'a scope that is one text',
    breaks: face({ businessScope: '02101' }),
  },
  {
    rule: 'FACE_CODES',
    field: 'businessScope',
    of: business,
    what: 'a scope of 201 codes',
    breaks: face({ businessScope: Array.from({ length: 201 }, () => '02101') }),
    keeps: face({ businessScope: Array.from({ length: 200 }, () => '02101') }),
  },
  {
    rule: 'FACE_DATE',
    field: 'firstIssuedOn',
    of: transport,
    what: 'a compact date on the face',
    breaks: face({ firstIssuedOn: '20220110' }),
    keeps: face({ firstIssuedOn: '2024-02-29' }),
  },
  {
    rule: 'FACE_DATE',
    field: 'firstIssuedOn',
    of: transport,
    what: 'the 29th of February 2023',
    breaks: face({ firstIssuedOn: '2023-02-29' }),
  },
  {
    rule: 'FACE_INTEGER',
    field: 'seats',
    of: transport,
    what: 'no seat',
    breaks: face({ seats: 0 }),
    keeps: face({ seats: 1 }),
  },
  {
    rule: 'FACE_INTEGER',
    field: 'lengthMm',
    of: transport,
    what: 'a length in metres',
    breaks: face({ lengthMm: 12 }),
    keeps: face({ lengthMm: 1000 }),
  },
  { rule: 'FACE_INTEGER', field: 'widthMm', of: transport, what: 'a width as text', breaks: face({ widthMm: '2550' }) },
  {
    rule: 'FACE_INTEGER',
    field: 'heightMm',
    of: transport,
    what: 'half a millimetre',
    breaks: face({ heightMm: 2500.5 }),
  },
  {
    rule: 'FACE_DECIMAL',
    field: 'tonnage',
    of: transport,
    what: 'a load in kilograms',
    breaks: face({ tonnage: 23_000 }),
    keeps: face({ tonnage: 0.75 }),
  },
  {
    rule: 'FACE_QUALIFICATIONS',
    field: 'qualifications',
    of: practitioner,
    what: 'no qualification',
    breaks: face({ qualifications: [] }),
  },
  {
    rule: 'FACE_QUALIFICATIONS',
    field: 'qualifications',
    of: practitioner,
    what: 'a qualification without an end',
    breaks: face({ qualifications: [{ ...qualification, validUntil: undefined }] }),
  },
  {
    rule: 'FACE_QUALIFICATIONS',
    field: 'qualifications',
    of: practitioner,
    what: 'null for a qualification',
    breaks: face({ qualifications: [null] }),
  },
  {
    rule: 'QUALIFICATION_CATEGORY',
    field: 'qualifications',
    of: practitioner,
    what: 'a category not in the table',
    breaks: face({ qualifications: [qualification, { ...qualification, category: '99999' }] }),
  },
  {
    rule: 'QUALIFICATION_TERM',
    field: 'qualifications',
    of: practitioner,
    what: 'a qualification that ends before it begins',
    breaks: face({ qualifications: [{ ...qualification, validUntil: '2019-12-31' }] }),
    keeps: face({ qualifications: [{ ...qualification, validUntil: '2020-01-01' }] }),
  },
  // the photo
  {
    rule: 'PHOTO_SIZE',
    field: 'photo',
    of: practitioner,
    what: 'a photo of 50 KB and one byte',
    breaks: licence({ photo: jpeg(51_201) }),
    keeps: licence({ photo: jpeg(51_200) }),
  },
  {
    rule: 'PHOTO_BASE64',
    field: 'photo',
    of: practitioner,
    what: 'a photo with a data URL before it',
    breaks: licence({ photo: `data:image/jpeg;base64,${jpeg(30)}` }),
    keeps: licence({ photo: jpeg(30) }),
  },
  {
    rule: 'PHOTO_FORMAT',
    field: 'photo',
    of: practitioner,
    what: 'a GIF',
    breaks: licence({ photo: Buffer.from('GIF89a').toString('base64') }),
    keeps: licence({ photo: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1').toString('base64') }),
  },
  // reviews
  {
    rule: 'ANNUAL_REVIEW_RESULT',
    field: 'result',
    of: annualReview,
    what: 'grade AA for a vehicle',
    breaks: review({ result: 'AA' }),
    keeps: review({ result: '2' }),
  },
  {
    rule: 'ANNUAL_REVIEW_RESULT',
    field: 'result',
    of: annualReview,
    what: 'no review at all',
    breaks: set({ review: {} }),
  },
  {
    rule: 'INTEGRITY_GRADE',
    field: 'result',
    of: assessment,
    what: 'grade C',
    breaks: review({ result: 'C' }),
    keeps: review({ result: 'B' }),
  },
  {
    rule: 'REVIEW_PERIOD',
    field: 'period',
    of: assessment,
    what: 'a period of two years',
    breaks: review({ period: '2025-2026' }),
    keeps: review({ period: '2025' }),
  },
  {
    rule: 'REVIEW_VALID_UNTIL',
    field: 'validUntil',
    of: annualReview,
    what: 'an end on the 31st of November',
    breaks: review({ validUntil: '2027-11-31' }),
    keeps: review({ validUntil: '2027-11-30' }),
  },
  {
    rule: 'ANNUAL_REVIEW_OF_VEHICLE',
    field: 'type',
    of: () => laterEvent(practitioner(), { type: 'annualReview' }),
    what: 'an annual review of a driver',
    breaks: review({ result: '1', period: '2026' }),
  },
  {
    rule: 'INTEGRITY_OF_PRACTITIONER',
    field: 'type',
    of: () => laterEvent(transport(), { type: 'integrityAssessment' }),
    what: 'an integrity assessment of a lorry',
    breaks: review({ result: 'A', period: '2026' }),
  },
  // the shape
  {
    rule: 'SHAPE_TEXT',
    field: 'CertificateNumber',
    of: suspension,
    what: 'a number as a number',
    breaks: licence({ CertificateNumber: 990201 }),
  },
  { rule: 'SHAPE_TEXT', field: 'photo', of: practitioner, what: 'null for a photo', breaks: licence({ photo: null }) },
  {
    rule: 'SHAPE_NUMBER',
    field: 'revision',
    of: suspension,
    what: 'a revision as text',
    breaks: set({ revision: '2' }),
  },
  {
    rule: 'SHAPE_OBJECT',
    field: 'licence',
    of: suspension,
    what: 'a list for a licence',
    breaks: (event) => Object.assign(event, { licence: [] }),
  },
  {
    rule: 'SHAPE_OBJECT',
    field: 'face',
    of: practitioner,
    what: 'a text for a face',
    breaks: licence({ face: '照面' }),
  },
  { rule: 'SHAPE_OBJECT', field: 'review', of: annualReview, what: 'null for a review', breaks: set({ review: null }) },
  {
    rule: 'SHAPE_UNKNOWN',
    field: 'extra',
    of: suspension,
    what: 'a member nobody agreed on',
    breaks: set({ extra: 1 }),
  },
  {
    rule: 'SHAPE_UNKNOWN',
    field: 'bloodGroup',
    of: practitioner,
    what: 'a face field nobody agreed on',
    breaks: face({ bloodGroup: 'O' }),
  },
  {
    rule: 'SHAPE_UNKNOWN',
    field: 'face',
    of: practitioner,
    what: 'a face field whose name cannot be repeated',
    breaks: face({ '<b>\u202e': 1 }),
  },
  {
    rule: 'SHAPE_DEPTH',
    field: 'event',
    of: suspension,
    what: 'nine levels of lists',
    breaks: set({ extra: [[[[[[[[]]]]]]]] }),
    keeps: set({ reason: '停运' }),
  },
]

const RULES = [EVENT_RULES, METADATA_RULES, FACE_RULES, CONTENT_RULES, PHOTO_RULES, REVIEW_RULES, TEXT_RULES].flat()

describe('a compliance rule', () => {
  it.each(EXAMPLES)('$rule finds $what', ({ rule, field, of, breaks }) => {
    const event = of()
    breaks(event)
    const { findings, event: read } = readEvent(event, NOW)
    const finding = findings.find((one) => one.rule === rule && one.field === field)
    expect(finding).toBeDefined()
    expect(read === undefined).toBe(findings.some(({ severity }) => severity === 'error'))
  })

  it.each(EXAMPLES.filter(({ keeps }) => keeps))(
    '$rule lets the case just outside "$what" pass',
    ({ rule, of, keeps }) => {
      const event = of()
      keeps?.(event)
      expect(readEvent(event, NOW).findings.map((finding) => finding.rule)).not.toContain(rule)
    },
  )

  it('always has an example here', () => {
    const shown = new Set(EXAMPLES.map(({ rule }) => rule))
    expect(RULES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  it('has an id of its own and names its clause', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
    expect(RULES.filter(({ clause }) => clause.trim() === '')).toEqual([])
  })

  it('reports a field once when it is an error: the first thing to mend', () => {
    const event = practitioner()
    licence({ CertificateHolderCode: '' })(event)
    const errors = readEvent(event, NOW).findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ rule }) => rule)).toEqual(['METADATA_REQUIRED'])
  })
})
