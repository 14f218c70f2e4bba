/** A tenth type of licence is one entry of the table: a copy of the house gets one, is compiled, and takes over a licence of it. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { issueOf, type RawEvent, TYPE } from '../samples'

/** Invented: no such licence exists. A face of its own, so that nothing can rest on the three that are. */
const CODE = '11100000000019713D999'
const ENTRY = `
  {
    ...PRACTITIONER_CERTIFICATE,
    typeCode: '${CODE}',
    name: { zh: '示例公共汽电车驾驶员证', en: 'Example Bus Driver Certificate' },
    shortName: { zh: '示例公交证', en: 'Example bus driver' },
    qualifications: { allowed: ['13'], required: '13001' },
    face: [
      ...PRACTITIONER_CERTIFICATE.face,
      { name: 'routeName', label: { zh: '线路', en: 'Route' }, required: true, personal: true, value: { kind: 'text', max: 20 } },
    ],
  },
`
const KINDS = 'src/core/licence/kinds.ts'
const END_OF_TABLE = /\n\] as const satisfies/
const PROBE = 'test/rules/tenth-type/probe.ts'

interface Probed {
  readonly types: number
  readonly findings: readonly { readonly rule: string }[]
  readonly refused: readonly string[]
  readonly licence: { readonly state: string }
  readonly opened: object
  readonly sealed: readonly string[]
  readonly lines: readonly (readonly [field: string, label: string, value: string])[]
  readonly summary: { readonly typeCode: string; readonly detail: { readonly zh: string }; readonly status: string }
  readonly drawn: readonly (readonly [field: string | null, text: string])[]
  readonly documents: readonly (readonly [file: string, text: string])[]
}

let house: string
let probed: Probed
beforeAll(() => {
  house = houseWithTenEntries()
  probed = JSON.parse(run('tsx/dist/cli.mjs', PROBE, JSON.stringify([tenthEvent()]), resolve('dist/fonts'))) as Probed
}, 300_000)
afterAll(() => rmSync(house, { recursive: true }))

/** Inside `dist`, so that packages are found as they are from here. */
function houseWithTenEntries(): string {
  mkdirSync('dist', { recursive: true })
  const directory = mkdtempSync(resolve('dist/tenth-type-'))
  const parts = ['src', 'cloudfunctions', 'commands', 'docs/writers', 'docs/generated.ts', PROBE, 'tsconfig.json']
  for (const part of parts) {
    mkdirSync(dirname(join(directory, part)), { recursive: true })
    cpSync(part, join(directory, part), { recursive: true })
  }
  const table = readFileSync(KINDS, 'utf8')
  writeFileSync(join(directory, KINDS), table.replace(END_OF_TABLE, `${ENTRY.trimEnd()}$&`))
  return directory
}

function run(program: string, ...words: readonly string[]): string {
  const script = resolve('node_modules', program)
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...words], { cwd: house, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${stdout}${stderr}`)
  return stdout
}

/** A practitioner's event of the feed, as if he held the tenth type. */
function tenthEvent(): RawEvent {
  const event = issueOf(TYPE.practitioner)
  const { licence } = event
  const [qualification] = (licence.face?.qualifications ?? []) as object[]
  const face = {
    ...licence.face,
    qualifications: [{ ...qualification, category: '13001' }],
    drivingClass: 'A1',
    routeName: '示例１路',
  }
  const names = { CertificateTypeCode: CODE, CertificateTypeName: '示例公共汽电车驾驶员证' }
  const occurredAt = '2026-11-22T08:00:00+08:00'
  return { ...event, occurredAt, licence: { ...licence, ...names, CertificateName: names.CertificateTypeName, face } }
}

describe('a tenth entry in the table of types', () => {
  it('is all that the compiler asks for: core, contract, cloud and phone compile as they are', () => {
    expect(run('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json')).toBe('')
  }, 300_000)

  it('makes the tenth type', () => {
    expect(probed.types).toBe(10)
  })

  it('lets an event of the type be read and applied without a finding', () => {
    expect(probed.findings).toEqual([])
    expect(probed.licence.state).toBe('inForce')
  })

  it('has its own required field asked for', () => {
    expect(probed.refused).toEqual(['FACE_REQUIRED routeName'])
  })

  it('prints the face in the order of the entry, under its labels', () => {
    expect(probed.lines).toContainEqual([
      'qualifications',
      '从业资格类别',
      expect.stringContaining('城市公共汽电车运输驾驶员'),
    ])
    expect(probed.lines.at(-4)).toEqual(['routeName', '线路', '示例１路'])
  })

  it('seals what the entry calls personal, and opens it again', () => {
    expect(probed.sealed).toContain('routeName')
    expect(probed.sealed).not.toContain('qualifications')
    expect(probed.opened).toEqual(probed.licence)
  })

  it('stands in the holder’s list', () => {
    expect(probed.summary).toMatchObject({
      typeCode: CODE,
      status: 'inForce',
      detail: { zh: '城市公共汽电车运输驾驶员' },
    })
  })

  it('has a file with its own name and field upon its pages', () => {
    expect(probed.drawn).toContainEqual(['CertificateTypeName', '示例公共汽电车驾驶员证'])
    expect(probed.drawn).toContainEqual([null, '线路'])
    expect(probed.drawn).toContainEqual(['routeName', '示例１路'])
  })

  it('is in the documentation and has a schema', () => {
    const documents = new Map(probed.documents)
    expect(documents.get('docs/licence-types.md')).toContain(
      '## 示例公共汽电车驾驶员证 · Example Bus Driver Certificate',
    )
    expect(documents.get(`docs/schemas/${CODE}.json`)).toContain('"routeName"')
  })
})
