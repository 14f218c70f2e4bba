/** Name and companies, or the invitation to prove who one is. */
import { View } from '@tarojs/components'
import { toIdentity } from '../../client/navigation'
import { Button } from '../../components/button'
import { Cells, Line } from '../../components/cells'
import type { Me } from '../../contract/holder'
import { useTexts } from '../../hooks/use-preferences'

export function Person({ me }: { readonly me: Me }) {
  const { me: words } = useTexts()
  const name = me.name ?? words.notProven
  return (
    <>
      <View className="person">
        <View className="person-mark" aria-hidden="true">
          {me.proven ? name.slice(0, 1) : '?'}
        </View>
        <View className="person-words">
          <View className="person-name">{name}</View>
          {!me.proven && <View className="person-note">{words.notProvenBody}</View>}
        </View>
      </View>
      {!me.proven && <Button label={words.prove} onPress={toIdentity} />}
      {me.represents.length > 0 && (
        <Cells title={words.represents}>
          {me.represents.map((company) => (
            <Line key={company} text={company} />
          ))}
        </Cells>
      )}
    </>
  )
}
