/** With which licences, and how: everything as asked, or less. Both lead to the plain words before anything counts. */
import { useEffect } from 'react'
import { call, type Outcome } from '../../client/call'
import { Button, Buttons } from '../../components/button'
import { Cells, Way } from '../../components/cells'
import { Skeleton } from '../../components/skeleton'
import { TroubleStrip } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { kindOf } from '../../core/licence/kinds'
import { ok } from '../../core/result'
import { CATEGORIES } from '../../core/sharing/fields'
import { useAct } from '../../hooks/use-act'
import { pickedOf } from '../choose/picks'
import { giveUpRun } from '../give-up-run'
import { useSharingTexts } from '../use-sharing-texts'
import { useWish } from '../use-wish'
import { toChoose, toConfirm, toTerms } from '../ways'
import { countOf, isPicked, keptWish, NO_WISH, type PickedLicence, type Wish } from '../wish'

export function Answering({ grant }: { readonly grant: GrantView }) {
  const { answer: words, choose } = useSharingTexts()
  const { wish, begin } = useWish()
  const [act, prepare] = useAct(() => answerTo(grant))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (keptWish().asked?.grant !== grant.id) prepare()
  }, [])
  const prepared = act.state === 'done' ? act.value : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is prepared
  useEffect(() => {
    if (!prepared) return
    giveUpRun(keptWish())
    begin(prepared)
  }, [prepared])
  if (act.state === 'failed') return <TroubleStrip obstacle={act.obstacle} />
  if (wish.asked?.grant !== grant.id) return <Skeleton shape="line" count={2} />
  const { count, more } = countOf(wish)
  const isReady = isPicked(wish)
  const asAsked = () => {
    begin({ ...wish, ...termsAsAsked(grant) })
    toConfirm()
  }
  return (
    <>
      <Cells>
        <Way
          label={words.licences}
          detail={isReady ? choose.chosen(choose.atLeast(count, more)) : words.noLicences}
          onPress={toChoose}
        />
      </Cells>
      <Buttons>
        <Button label={words.allow} disabled={!isReady} onPress={asAsked} />
        <Button look="soft" label={words.less} disabled={!isReady} onPress={toTerms} />
      </Buttons>
    </>
  )
}

/** A wish that answers the request as asked, with the giver's own licences of the kinds asked for, where they are few. */
async function answerTo(grant: GrantView): Promise<Outcome<Wish>> {
  const me = await call('grants', 'sharingMe', {})
  if (!me.ok) return me
  const giver = me.value.givers.find(({ id: each, acts }) => each === grant.giver.id && acts.includes('answer'))
  const { id = '', name, partyKind } = grant.recipient
  const recipient = { kind: 'party' as const, id, name, ...(partyKind ? { partyKind } : {}) }
  const begun: Wish = { ...NO_WISH, ...(giver ? { giver } : {}), recipient, ...termsAsAsked(grant), picked: [] }
  if (giver?.kind !== 'self') return ok(begun)
  const picked = await licencesFor(grant)
  return picked.ok ? ok({ ...begun, picked: picked.value }) : picked
}

async function licencesFor(grant: GrantView): Promise<Outcome<readonly PickedLicence[]>> {
  const list = await call('holder', 'listLicences', {})
  if (!list.ok) return list
  const wanted = CATEGORIES.filter((category) => (grant.asked?.terms.fields[category] ?? []).length > 0)
  const fitting = list.value.items.filter(
    ({ typeCode, status }) => status === 'inForce' && wanted.includes(kindOf(typeCode).category),
  )
  return ok(fitting.map(pickedOf))
}

function termsAsAsked({ id, asked, terms }: GrantView): Pick<Wish, 'asked' | 'terms'> {
  const wanted = asked?.terms ?? terms
  return {
    asked: { grant: id, terms: wanted },
    terms: { words: '', fields: {}, uses: wanted.uses ?? 'unlimited', copies: wanted.copies, until: wanted.until },
  }
}
