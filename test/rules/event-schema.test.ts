/** docs/schemas: the schema of each type's events, held against the feed by a validator of JSON Schema that knows nothing of our rules. */
import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020'
import { TYPE_CODES } from '../../src/core/licence/kinds'
import { feedEvents, issueOf, laterEvent, type RawEvent, TYPE } from './samples'

const ajv = new Ajv2020({ strictTypes: false })
const validators = new Map(TYPE_CODES.map((code) => [code as string, ajv.compile(schemaOf(code))]))

function schemaOf(code: string): object {
  return JSON.parse(readFileSync(`docs/schemas/${code}.json`, 'utf8')) as object
}

function isValid(event: RawEvent): boolean {
  const validate = validators.get(String(event.licence.CertificateTypeCode))
  if (!validate) throw new Error('no schema for the type')
  return validate(event)
}

const issue = issueOf(TYPE.transport)
const withFace = (changes: object): RawEvent => ({
  ...issue,
  licence: { ...issue.licence, face: { ...issue.licence.face, ...changes } },
})

describe('the schema of a pushed event', () => {
  it('lets every event of the feed pass', () => {
    expect(feedEvents().filter((event) => !isValid(event))).toEqual([])
  })

  it.each([
    ['a required field of the face is missing', withFace({ plateNumber: undefined })],
    ['a code is in no table', withFace({ plateColour: '95' })],
    ['a list of codes is empty', withFace({ businessScope: [] })],
    ['a length is no integer', withFace({ lengthMm: 9000.5 })],
    ['a date is written otherwise', withFace({ firstIssuedOn: '20220110' })],
    ['the holder’s name is missing', { ...issue, licence: { ...issue.licence, CertificateHolderName: undefined } }],
    ['the type of the act is unknown', { ...issue, type: 'transfer' }],
    ['the moment has no offset', { ...issue, occurredAt: '2026-11-01T08:00:00' }],
    ['a review says nothing', laterEvent(issue, { type: 'annualReview' })],
    [
      'a grade stands for a vehicle’s review',
      laterEvent(issue, { type: 'annualReview', review: { result: 'AA', period: '2026' } }),
    ],
  ])('refuses an event where %s', (_what, event) => {
    // As it travels: what is undefined is not there.
    expect(isValid(JSON.parse(JSON.stringify(event)) as RawEvent)).toBe(false)
  })

  it('asks of a state event nothing but which licence it is', () => {
    expect(isValid(laterEvent(issue, { type: 'suspend', reason: '检查' }))).toBe(true)
  })
})
