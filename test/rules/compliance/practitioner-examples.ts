/** Rules on practitioner certificates. */
import { all, type Example, face, licence, practitioner, rideHailingDriver } from './example'

const qualification = {
  category: '02001',
  firstIssuedOn: '2020-01-01',
  validFrom: '2020-01-01',
  validUntil: '2026-01-01',
}

export const PRACTITIONER_EXAMPLES: readonly Example[] = [
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
    rule: 'ADULT',
    field: 'birthDate',
    of: practitioner,
    what: 'a driver of seventeen',
    breaks: all(
      licence({
        CertificateHolderTypeCode: '414',
        CertificateHolderCode: 'E12345678',
        CertificateIssuedDate: '20220614',
      }),
      face({ birthDate: '2004-06-15' }),
    ),
    keeps: all(
      licence({
        CertificateHolderTypeCode: '414',
        CertificateHolderCode: 'E12345678',
        CertificateIssuedDate: '20220614',
      }),
      face({ birthDate: '2004-06-14' }),
    ),
  },
  {
    rule: 'AGE_PLAUSIBLE',
    field: 'birthDate',
    of: practitioner,
    what: 'a driver of seventy-one',
    breaks: all(
      licence({
        CertificateHolderTypeCode: '414',
        CertificateHolderCode: 'E12345678',
        CertificateIssuedDate: '20220614',
      }),
      face({ birthDate: '1951-06-14' }),
    ),
    keeps: all(
      licence({
        CertificateHolderTypeCode: '414',
        CertificateHolderCode: 'E12345678',
        CertificateIssuedDate: '20220614',
      }),
      face({ birthDate: '1951-06-15' }),
    ),
  },
  {
    rule: 'NATIONALITY',
    field: 'nationality',
    of: practitioner,
    what: 'a citizen of another nation',
    breaks: face({ nationality: '美国' }),
    keeps: all(
      face({ nationality: '美国' }),
      licence({ CertificateHolderTypeCode: '414', CertificateHolderCode: 'E12345678' }),
    ),
  },
  {
    rule: 'ARCHIVE_NUMBER',
    field: 'archiveNumber',
    of: practitioner,
    what: 'a file number of eleven digits',
    breaks: face({ archiveNumber: '12345678901' }),
    keeps: face({ archiveNumber: '123456789012' }),
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
  {
    rule: 'QUALIFICATION_FITS_TYPE',
    field: 'qualifications',
    of: practitioner,
    what: 'a taxi driver’s category on the general certificate',
    breaks: face({ qualifications: [qualification, { ...qualification, category: '09003' }] }),
    keeps: face({ qualifications: [qualification, { ...qualification, category: '03001' }] }),
  },
  {
    rule: 'QUALIFICATION_FITS_TYPE',
    field: 'qualifications',
    of: rideHailingDriver,
    what: 'a goods driver’s category on the ride-hailing certificate',
    breaks: face({ qualifications: [{ ...qualification, category: '09003' }, qualification] }),
    keeps: face({
      qualifications: [
        { ...qualification, category: '09003' },
        { ...qualification, category: '09002' },
      ],
    }),
  },
  {
    rule: 'OWN_QUALIFICATION',
    field: 'qualifications',
    of: rideHailingDriver,
    what: 'a ride-hailing driver qualified for cruising taxis only',
    breaks: face({ qualifications: [{ ...qualification, category: '09002' }] }),
    keeps: face({
      qualifications: [
        { ...qualification, category: '09002' },
        { ...qualification, category: '09003' },
      ],
    }),
  },
  {
    rule: 'QUALIFICATION_ONCE',
    field: 'qualifications',
    of: practitioner,
    what: 'one category twice',
    breaks: face({ qualifications: [qualification, qualification] }),
    keeps: face({ qualifications: [qualification, { ...qualification, category: '03001' }] }),
  },
  {
    rule: 'QUALIFICATION_WITHIN_LICENCE',
    field: 'qualifications',
    of: practitioner,
    what: 'a qualification that outlives the certificate by a day',
    breaks: all(licence({ CertificateExpiringDate: '20251231' }), face({ qualifications: [qualification] })),
    keeps: all(licence({ CertificateExpiringDate: '20260101' }), face({ qualifications: [qualification] })),
  },
  {
    rule: 'QUALIFICATION_DATED_ADULT',
    field: 'qualifications',
    of: practitioner,
    what: 'a qualification first issued at seventeen',
    breaks: all(
      all(
        licence({
          CertificateHolderTypeCode: '414',
          CertificateHolderCode: 'E12345678',
          CertificateIssuedDate: '20220614',
        }),
        face({ birthDate: '2002-01-02' }),
      ),
      face({ qualifications: [qualification] }),
    ),
    keeps: all(
      all(
        licence({
          CertificateHolderTypeCode: '414',
          CertificateHolderCode: 'E12345678',
          CertificateIssuedDate: '20220614',
        }),
        face({ birthDate: '2002-01-01' }),
      ),
      face({ qualifications: [qualification] }),
    ),
  },
  {
    rule: 'DRIVING_CLASS',
    field: 'drivingClass',
    of: practitioner,
    what: 'a coach driver with a lorry licence',
    breaks: all(face({ drivingClass: 'B2' }), face({ qualifications: [{ ...qualification, category: '01001' }] })),
    keeps: all(face({ drivingClass: 'B1' }), face({ qualifications: [{ ...qualification, category: '01001' }] })),
  },
]
