/** What can be wrong with a licence file: a stable code for each, the layer it belongs to, and one clear sentence. */
import type { Label } from '../../../../src/core/label'
import type { Layer } from './verdict'

interface Problem extends Label {
  readonly layer: Layer
}

const problem = (layer: Layer, zh: string, en: string): Problem => ({ layer, zh, en })

export const PROBLEMS = {
  NOT_A_LICENCE_FILE: problem('container', '该文件不是 OFD，也不是 PDF', 'This file is neither OFD nor PDF'),
  FILE_TOO_LARGE: problem('container', '文件超过 20 MB，不予查验', 'The file is larger than 20 MB and is not checked'),
  CHECK_FAILED: problem('container', '查验程序未能读完该文件', 'The check could not read this file to its end'),

  ZIP_END_MISSING: problem(
    'container',
    '文件被截断，或末尾附有多余内容',
    'The file is cut off, or something is appended to its end',
  ),
  ZIP_DIRECTORY: problem('container', '文件包目录已损坏', 'The directory of the package is damaged'),
  ZIP_HEADER_MISMATCH: problem(
    'container',
    '文件包内某部件的头部与目录不一致',
    'The header of a part disagrees with the directory of the package',
  ),
  ZIP_GAP: problem(
    'container',
    '文件包内有不属于任何部件的内容，或部件相互重叠',
    'The package holds bytes that belong to no part, or parts that overlap',
  ),
  ZIP_DUPLICATE_ENTRY: problem('container', '文件包内有同名部件', 'The package holds two parts of the same name'),
  ZIP_NAME: problem('container', '文件包内有不允许的部件名称', 'A part of the package has a name that is not allowed'),
  ZIP_FEATURE: problem(
    'container',
    '文件包使用了不允许的压缩、加密或属性',
    'The package uses a compression, encryption or attribute that is not allowed',
  ),
  ZIP_CONTENT: problem(
    'container',
    '文件包内某部件的内容与其校验值或长度不符',
    'The content of a part does not have the checksum or length that the package states',
  ),
  ZIP_LIMIT: problem(
    'container',
    '文件包的部件过多、过大或压缩比过高',
    'The package has too many parts, too large ones, or a compression ratio beyond the limit',
  ),

  PDF_ENVELOPE: problem(
    'container',
    'PDF 文件被截断、被追加过内容，或含有不属于任何对象的内容',
    'The PDF is cut off, was added to, or holds bytes that belong to no object',
  ),
  PDF_OBJECT: problem('structure', 'PDF 文件内有不合规范的对象', 'The PDF holds an object that is malformed'),
  PDF_REFERENCES: problem(
    'structure',
    'PDF 文件引用了不存在的对象，或有未被引用的对象',
    'The PDF refers to an object that is missing, or holds one that nothing refers to',
  ),

  XML_MALFORMED: problem('structure', '文件内的 XML 不合规范', 'XML within the file is malformed'),
  XML_FORBIDDEN: problem(
    'structure',
    '文件内的 XML 含有不允许的声明（DTD、实体或处理指令）',
    'XML within the file has a declaration that is not allowed (DTD, entity or processing instruction)',
  ),
  XML_LIMIT: problem(
    'structure',
    '文件内的 XML 过大或嵌套过深',
    'XML within the file is too large or nested too deeply',
  ),
  OFD_ROOT_MISSING: problem(
    'structure',
    '该文件是压缩包，但不是 OFD 文件',
    'This file is a ZIP package, but not an OFD file',
  ),
  OFD_MALFORMED: problem(
    'structure',
    'OFD 文件缺少必需的内容，或同一内容出现多次、过多',
    'The OFD file lacks something it must have, or has it twice or too often',
  ),
  OFD_PART_MISSING: problem('structure', 'OFD 文件引用的部件不存在', 'A part that the OFD file refers to is missing'),
  OFD_PART_UNLISTED: problem(
    'structure',
    '文件包内有 OFD 文件未引用的部件',
    'The package holds a part that nothing in the OFD file refers to',
  ),

  DIGEST_METHOD: problem('digests', '文件使用了 SM3 以外的摘要算法', 'The file uses a digest algorithm other than SM3'),
  DIGEST_LIST: problem(
    'digests',
    '签名保护的部件清单不合规范',
    'The list of parts under the seal is malformed or names a part twice',
  ),
  DIGEST_MISMATCH: problem(
    'digests',
    '文件内容在盖章后被改动',
    'The content of the file was changed after it was sealed',
  ),
  PDF_BYTE_RANGE: problem('digests', '签名没有覆盖整个 PDF 文件', 'The signature does not cover the whole of the PDF'),
  PART_NOT_COVERED: problem('digests', '文件内有未受任何印章保护的部件', 'The file holds a part that is under no seal'),

  NOT_SEALED: problem('signature', '文件没有电子印章', 'The file bears no electronic seal'),
  SIGNATURE_KIND: problem(
    'signature',
    '文件含有本程序不能查验的签名类型',
    'The file has a kind of signature that this check does not know',
  ),
  SIGNATURE_MALFORMED: problem('signature', '签名值不合规范', 'The signature value is malformed'),
  SIGNATURE_ALGORITHM: problem(
    'signature',
    '签名使用了 SM2（SM3）以外的算法',
    'The signature uses an algorithm other than SM2 with SM3',
  ),
  SIGNATURE_DIGEST: problem(
    'signature',
    '签名不属于本文件，或签名信息被改动',
    'The signature is not of this file, or what was signed has been changed',
  ),
  SIGNATURE_WRONG: problem('signature', '签名验证不通过', 'The signature does not verify'),
  SIGNATURE_TIME: problem(
    'signature',
    '文件所载的签章时间尚未到来',
    'The time of sealing that the file states lies in the future',
  ),
  TIMESTAMP_UNSUPPORTED: problem(
    'signature',
    '签名带有本程序不能查验的时间戳',
    'The signature carries a time stamp that this check cannot verify',
  ),

  SEAL_MALFORMED: problem('seal', '电子印章不合规范', 'The electronic seal is malformed'),
  SEAL_ALGORITHM: problem(
    'seal',
    '电子印章使用了 SM2（SM3）以外的算法',
    'The electronic seal uses an algorithm other than SM2 with SM3',
  ),
  SEAL_DIFFERS: problem(
    'seal',
    '文件内的印章与签名所用的印章不同',
    'The seal in the file is not the one that was signed with',
  ),
  SEAL_FORGED: problem('seal', '电子印章的制章者签名验证不通过', "The seal maker's signature does not verify"),
  SEAL_SIGNER_NOT_LISTED: problem(
    'seal',
    '签章人不在该印章的签章人名单内',
    'The signer is not among those whom the seal names',
  ),
  SEAL_NOT_IN_TERM: problem('seal', '签章时印章不在有效期内', 'The seal was not in its term when the file was sealed'),

  CERTIFICATE_MALFORMED: problem('chain', '证书不合规范', 'A certificate is malformed'),
  CERTIFICATE_USAGE: problem('chain', '证书的用途不允许这样使用', 'A certificate may not be used for this'),
  CERTIFICATE_NOT_IN_TERM: problem(
    'chain',
    '签章时证书不在有效期内',
    'A certificate was not in its term when the file was sealed',
  ),
  CHAIN_UNTRUSTED: problem(
    'chain',
    '证书不是由受信任的机构签发',
    'A certificate was not issued by an authority that is trusted',
  ),

  CERTIFICATE_REVOKED: problem('revocation', '证书已被吊销', 'A certificate has been revoked'),

  NOT_REGISTERED: problem(
    'registration',
    '该文件未在签发机构登记，或登记后被改动',
    'This file is not registered with the issuer, or was changed since',
  ),
} satisfies Readonly<Record<string, Problem>>

export type ProblemCode = keyof typeof PROBLEMS

/** Problems that say the file is none that can be judged, rather than one that is bad. */
export const UNREADABLE: ReadonlySet<string> = new Set<ProblemCode>([
  'NOT_A_LICENCE_FILE',
  'FILE_TOO_LARGE',
  'CHECK_FAILED',
  'OFD_ROOT_MISSING',
])
