/** Rules on type, number and identifier. */
import { type Example, licence, practitioner, rideHailingDriver, transport } from './example'

const IDENTIFIER = '1.2.156.3005.2.11100000000019713D013.11100000000019713D.20240000000000000001.001.O'

export const IDENTITY_EXAMPLES: readonly Example[] = [
  {
    rule: 'TYPE_NAME',
    field: 'CertificateTypeName',
    of: practitioner,
    what: 'another type’s name',
    breaks: licence({ CertificateTypeName: '道路运输证' }),
  },
  {
    rule: 'CERTIFICATE_NAME',
    field: 'CertificateName',
    of: rideHailingDriver,
    what: 'the name of another certificate',
    breaks: licence({ CertificateName: '道路运输从业人员从业资格证' }),
    keeps: licence({ CertificateName: '网络预约出租汽车驾驶员证' }),
  },
  {
    rule: 'NUMBER_OF_HOLDER',
    field: 'CertificateNumber',
    of: practitioner,
    what: 'the citizen number of another person',
    breaks: licence({ CertificateNumber: '990101199610036839' }),
    keeps: licence({ CertificateNumber: '990101199610036830' }),
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
]
