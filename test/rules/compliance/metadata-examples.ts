/** Rules on the elements of the metadata. */
import { business, type Example, licence, practitioner, without } from './example'

export const METADATA_EXAMPLES: readonly Example[] = [
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
  {
    rule: 'METADATA_DATE_PLAUSIBLE',
    field: 'CertificateExpiringDate',
    of: practitioner,
    what: 'a term until 2100',
    breaks: licence({ CertificateExpiringDate: '21000101' }),
    keeps: licence({ CertificateExpiringDate: '20991231' }),
  },
  {
    rule: 'METADATA_DATE_PLAUSIBLE',
    field: 'CertificateEffectiveDate',
    of: practitioner,
    what: 'a term from 1949',
    breaks: licence({ CertificateEffectiveDate: '19491231' }),
    keeps: licence({ CertificateEffectiveDate: '19500101' }),
  },
]
