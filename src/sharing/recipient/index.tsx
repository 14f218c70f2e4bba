/** 接收方 or 受托人: a registered relying party by its name, or a person by number and name or by the code on his phone. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { back } from '../../client/navigation'
import { FilterRow } from '../../components/filter-row'
import { Page } from '../../components/page'
import type { FoundPerson, PartyView } from '../../contract/sharing'
import { chooseDelegate } from '../chosen-delegate'
import { useSharingTexts } from '../use-sharing-texts'
import { keepWish, keptWish } from '../wish'
import { Parties } from './parties'
import { PersonForm } from './person-form'
import './index.css'

const KINDS = ['party', 'person'] as const

export default function RecipientPage() {
  const { terms: words } = useSharingTexts()
  const onlyPerson = useRouter().params.wanted === 'person'
  const [kind, setKind] = useState<(typeof KINDS)[number]>(onlyPerson ? 'person' : 'party')
  return (
    <Page title={onlyPerson ? words.personTitle : words.recipientTitle}>
      {!onlyPerson && (
        <FilterRow
          label={words.kinds}
          choices={KINDS.map((key) => ({ key, text: words.kind[key] }))}
          chosen={kind}
          onChoose={setKind}
        />
      )}
      {kind === 'party' ? (
        <Parties onChoose={chooseParty} />
      ) : (
        <PersonForm onChoose={onlyPerson ? toDelegateForm : choosePerson} />
      )}
    </Page>
  )
}

function chooseParty({ id, name, kind }: PartyView): void {
  keepWish({ ...keptWish(), recipient: { kind: 'party', id, name, partyKind: kind } })
  back()
}

function choosePerson({ id, name }: FoundPerson): void {
  keepWish({ ...keptWish(), recipient: { kind: 'person', id, name } })
  back()
}

function toDelegateForm(person: FoundPerson): void {
  chooseDelegate(person)
  back()
}
