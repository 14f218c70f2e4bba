/** What a reading means, before it is made: for what, which fields, and that the holder will see it. */
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import { CATEGORY_NAMES } from '../../contract/grant-words'
import type { GrantView } from '../../contract/sharing'
import { CATEGORIES } from '../../core/sharing/fields'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { useTold } from '../../hooks/use-preferences'
import { labelsOf } from '../field-labels'
import { usePartyTexts } from '../use-party-texts'

export function Before({ grant: { terms } }: { readonly grant: GrantView }) {
  const { reading: words } = usePartyTexts()
  const told = useTold()
  const { purpose, words: said, fields, until, uses } = terms
  const kinds = CATEGORIES.filter((category) => fields[category] !== undefined)
  return (
    <>
      <Notice tone="info" text={words.before} />
      <Cells>
        <Fact label={words.purpose} value={told(PURPOSE_FACTS[purpose].label)} />
        {said !== undefined && <Fact label={words.said} value={said} wide />}
        {kinds.map((category) => (
          <Fact
            key={category}
            label={kinds.length > 1 ? words.fieldsOf(told(CATEGORY_NAMES[category])) : words.fields}
            value={words.listed(labelsOf(category, fields[category] ?? []).map(told))}
            wide
          />
        ))}
        <Fact label={words.uses} value={uses === undefined ? words.unlimited : words.times(uses)} />
        <Fact label={words.until} value={until} />
      </Cells>
    </>
  )
}
