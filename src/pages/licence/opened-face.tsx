/** The whole licence: face, what to do with it, state, provenance, versions. */
import { attentionWords } from '../../client/attention-words'
import { now } from '../../client/clock'
import { LicenceFace } from '../../components/licence-face'
import { Notice } from '../../components/notice'
import type { LicenceView } from '../../contract/licence'
import { useTexts } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { Acts } from './acts'
import { Deactivation } from './deactivation'
import { Provenance } from './provenance'
import { StateFacts } from './state-facts'
import { Versions } from './versions'

export interface OpenedFaceProps {
  readonly view: LicenceView
  readonly onChanged: () => void
}

export function OpenedFace({ view, onChanged }: OpenedFaceProps) {
  const texts = useTexts()
  const when = useWhen()
  const { summary } = view
  return (
    <>
      {summary.attention.map((attention) => (
        <Notice
          key={attention.kind}
          tone="warn"
          text={attentionWords(attention, texts, (date) => when.day(date, now()))}
        />
      ))}
      <LicenceFace typeCode={summary.typeCode} lines={view.face} photo={view.photo} />
      <Acts summary={summary} />
      <StateFacts view={view} />
      <Provenance view={view} />
      <Versions versions={view.versions} />
      <Notice tone="info" text={texts.licence.legalNote} />
      {summary.activated && <Deactivation id={summary.id} onDone={onChanged} />}
    </>
  )
}
