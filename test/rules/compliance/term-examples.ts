/** Rules on term and issue date. */
import { all, type Example, licence, practitioner, set, without } from './example'

export const TERM_EXAMPLES: readonly Example[] = [
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
    rule: 'TERM_BEGINS',
    field: 'CertificateEffectiveDate',
    of: practitioner,
    what: 'no beginning',
    breaks: without('CertificateEffectiveDate'),
  },
  {
    rule: 'TERM_RUNS',
    field: 'CertificateExpiringDate',
    of: practitioner,
    what: 'a licence issued the day after its last, by the calendar of China',
    breaks: all(licence({ CertificateExpiringDate: '20260901' }), set({ occurredAt: '2026-09-01T16:00:00Z' })),
    keeps: all(licence({ CertificateExpiringDate: '20260901' }), set({ occurredAt: '2026-09-01T15:59:59Z' })),
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
]
