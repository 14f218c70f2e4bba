/** Rules on scopes and permits. */
import { all, business, car, type Example, face, licence, lorry } from './example'

export const BUSINESS_EXAMPLES: readonly Example[] = [
  {
    rule: 'SCOPE_FITS_TYPE',
    field: 'businessScope',
    of: business,
    what: 'radioactive goods on the general permit',
    breaks: face({ businessScope: ['02101', '03170'] }),
    keeps: face({ businessScope: ['02101', '03131'] }),
  },
  {
    rule: 'SCOPE_FITS_TYPE',
    field: 'businessScope',
    of: car,
    what: 'goods on the certificate of a ride-hailing car',
    breaks: face({ businessScope: ['02101'] }),
    keeps: face({ businessScope: ['09101'] }),
  },
  {
    rule: 'SCOPE_FITS_TYPE',
    field: 'businessScope',
    of: lorry,
    what: 'a repair shop as a lorry’s scope',
    breaks: face({ businessScope: ['04100'] }),
    keeps: face({ businessScope: ['02201'] }),
  },
  {
    rule: 'SCOPE_ONCE',
    field: 'businessScope',
    of: business,
    what: 'one scope twice',
    breaks: face({ businessScope: ['02101', '02201', '02101'] }),
    keeps: face({ businessScope: ['02101', '02201'] }),
  },
  {
    rule: 'OPERATOR_TRADES',
    field: 'CertificateHolderCode',
    of: business,
    what: 'a ministry as an operator',
    breaks: licence({ CertificateHolderCode: '11100000000019713D' }),
  },
  {
    rule: 'SOLE_TRADER_TYPE',
    field: 'economicType',
    of: business,
    what: 'a person as a limited company',
    breaks: all(
      licence({ CertificateHolderTypeCode: '111', CertificateHolderCode: '990201199407116775' }),
      face({ economicType: '150' }),
    ),
    keeps: all(
      licence({ CertificateHolderTypeCode: '111', CertificateHolderCode: '990201199407116775' }),
      face({ economicType: '175' }),
    ),
  },
  {
    rule: 'OPERATING',
    field: 'operatingStatus',
    of: business,
    what: 'a permit for a business that has ended',
    breaks: face({ operatingStatus: '6' }),
    keeps: face({ operatingStatus: '5' }),
  },
  {
    rule: 'LEGAL_REPRESENTATIVE',
    field: 'legalRepresentative',
    of: business,
    what: 'a telephone number as the legal representative',
    breaks: face({ legalRepresentative: '13800138000' }),
    keeps: face({ legalRepresentative: '欧阳·买买提' }),
  },
  {
    rule: 'RELATED_ITEM_FITS_TYPE',
    field: 'itemCode',
    of: business,
    what: 'the item of another permit',
    breaks: face({ itemCode: '000118036000' }),
    keeps: face({ itemCode: '000118017000' }),
  },
]
