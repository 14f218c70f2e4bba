/** The whole licence: what needs the holder, the face, what to do with it, state, reviews, provenance, versions. */
import { attentionTone, attentionWords } from '../../client/attention-words'
import { now } from '../../client/clock'
import { LicenceFace } from '../../components/face/licence-face'
import { Notice } from '../../components/notice'
import type { LicenceView } from '../../contract/licence'
import { useTexts } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { Acts } from './acts'
import { Deactivation } from './deactivation'
import { Provenance } from './provenance'
import { Relations } from './relations'
import { Reviews } from './reviews'
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
          tone={attentionTone(attention.kind)}
          text={attentionWords(attention, texts, (date) => when.day(date, now()))}
        />
      ))}
      <LicenceFace view={view} />
      <Acts summary={summary} />
      <StateFacts view={view} />
      <Reviews view={view} />
      <Provenance view={view} />
      <Relations view={view} />
      <Versions versions={view.versions} />
      <Notice tone="info" text={texts.licence.legalNote} />
      {summary.activated && <Deactivation id={summary.id} onDone={onChanged} />}
    </>
  )
}
