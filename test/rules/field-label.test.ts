/** 栏目名称: what a holder reads when a field could not be drawn. */

import { fieldLabel } from '../../cloudfunctions/server/sealing/field-label'
import { problemWords } from '../../cloudfunctions/server/sealing/file-problem'
import { licenceOf, TYPE } from './samples'

const licence = licenceOf(TYPE.business)

it.each([
  ['businessScope', '经营范围'],
  ['CertificateHolderName', '业户名称'],
  ['CertificateCopyCause', '加注件制作事由'],
  ['CertificateIdentifier', '证照标识'],
  ['recipient', '接收方'],
  ['somethingElse', 'somethingElse'],
])('the field %s is called by what people call it', (field, zh) => {
  expect(fieldLabel(licence, field).zh).toBe(zh)
})

it('the sentence names the field in both languages, whatever is wrong with it', () => {
  const field = fieldLabel(licence, 'businessScope')
  for (const problem of [
    { code: 'CHARACTER_NOT_DRAWABLE', character: '𬎆', field },
    { code: 'TEXT_DOES_NOT_FIT', field },
  ] as const) {
    const { zh, en } = problemWords(problem)
    expect([zh, en]).toEqual([expect.stringContaining(field.zh), expect.stringContaining(field.en)])
  }
})
