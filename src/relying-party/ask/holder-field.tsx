/** 持证人: by the code on his phone, which tells nothing to the asker, or by the code he is known by. */
import { Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { usePartyTexts } from '../use-party-texts'
import type { AskDraft } from './draft'

export interface AskFieldProps {
  readonly draft: AskDraft
  readonly onChange: (draft: AskDraft) => void
}

const WAYS = ['code', 'holderCode'] as const

/** As the contract. */
const LONGEST = { code: 64, holderCode: 32 } as const

export function HolderField({ draft, onChange, missing }: AskFieldProps & { readonly missing: boolean }) {
  const { ask: words } = usePartyTexts()
  const { by, code } = draft.holder
  const isScanned = by === 'code' && process.env.TARO_ENV === 'weapp'
  const typed = (text: string) => onChange({ ...draft, holder: { by, code: text } })
  return (
    <Field
      label={words.holder}
      problem={missing ? words.holderMissing : undefined}
      {...(by === 'holderCode' ? { hint: words.holderCodeHint } : {})}
    >
      <FilterRow
        label={words.holderWays}
        choices={WAYS.map((key) => ({ key, text: words.holderWay[key] }))}
        chosen={by}
        onChoose={(way) => onChange({ ...draft, holder: { by: way, code: '' } })}
      />
      {isScanned ? (
        <Scan code={code} onScanned={typed} />
      ) : (
        <Input
          key={by}
          className="form-input"
          maxlength={LONGEST[by]}
          value={code}
          placeholder={by === 'code' ? words.codePlaceholder : words.holderCodePlaceholder}
          placeholderClass="form-placeholder"
          aria-label={words.holder}
          onInput={({ detail }) => typed(detail.value)}
        />
      )}
    </Field>
  )
}

/** How receiving codes begin: others are of no use here. */
const RECEIVING = /^RTR1:/

function Scan({ code, onScanned }: { readonly code: string; readonly onScanned: (code: string) => void }) {
  const { ask: words } = usePartyTexts()
  const [failed, setFailed] = useState(false)
  const scan = async () => {
    try {
      const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
      const isOne = RECEIVING.test(result) && result.length <= LONGEST.code
      setFailed(!isOne)
      if (isOne) onScanned(result)
    } catch {
      // Leaving the scanner is no failure.
    }
  }
  return (
    <>
      {code !== '' && <View className="ask-scanned">{`✓ ${words.scanned}`}</View>}
      {failed && <View className="form-problem">{words.scanFailed}</View>}
      <View className="form-act">
        <Button look="soft" label={words.scan} onPress={scan} />
      </View>
    </>
  )
}
