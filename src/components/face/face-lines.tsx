/** The printed lines of a face, each laid out as its shape asks: running text, a short value, a plate, a table, or a grouped list. */
import { Text, View } from '@tarojs/components'
import type { FaceGroup, FaceLine, FaceTable } from '../../contract/licence'
import type { Label } from '../../core/label'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { Plate } from '../plate'

export function FaceLines({ lines }: { readonly lines: readonly FaceLine[] }) {
  const told = useTold()
  return (
    <View className="face-lines">
      {lines.map((line) => (
        <View key={line.field} className={`face-line face-line-${line.layout?.kind ?? 'text'}`}>
          <View className="face-label">{told(line.label)}</View>
          <Value line={line} />
        </View>
      ))}
    </View>
  )
}

function Value({ line: { layout, value } }: { readonly line: FaceLine }) {
  const told = useTold()
  switch (layout?.kind) {
    case 'plate':
      return <Plate number={told(value)} colour={layout.colour} />
    case 'table':
      return <Table {...layout} />
    case 'groups':
      return <Groups groups={layout.groups} />
    default:
      return <Words text={value} />
  }
}

/** Dates, numbers and the like are not broken at their hyphens. */
const WHOLE = /^[ -~]{1,12}$/

function Words({ text }: { readonly text: Label }) {
  const pieces = useTold()(text).split(' ')
  return (
    <View className="face-value">
      {pieces.map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other identity than its place
        <Text key={place} className={WHOLE.test(piece) ? 'face-whole' : ''}>
          {place === 0 ? piece : ` ${piece}`}
        </Text>
      ))}
    </View>
  )
}

/** Ruled where there is room; each row under its name on narrow phones and in large letters, with the columns' names beside the cells. */
function Table({ columns, rows }: FaceTable) {
  const told = useTold()
  return (
    <View className="face-table">
      <View className="face-row face-row-head" aria-hidden="true">
        {columns.map((column) => (
          <View key={column.zh} className="face-cell">
            {told(column)}
          </View>
        ))}
      </View>
      {rows.map((cells) => (
        <Row key={cells.map(({ zh }) => zh).join()} columns={columns} cells={cells} />
      ))}
    </View>
  )
}

interface RowProps {
  readonly columns: FaceTable['columns']
  readonly cells: FaceTable['rows'][number]
}

function Row({ columns, cells }: RowProps) {
  const told = useTold()
  return (
    <View className="face-row">
      {columns.map((column, place) => (
        <View key={column.zh} className="face-cell">
          {place > 0 && <Text className="face-cell-label">{told(column)}</Text>}
          {cells[place] && <Words text={cells[place]} />}
        </View>
      ))}
    </View>
  )
}

function Groups({ groups }: { readonly groups: readonly FaceGroup[] }) {
  const { licence } = useTexts()
  const told = useTold()
  return (
    <View className="face-groups">
      {groups.map(({ title, items }) => (
        <View key={title?.zh ?? items[0]?.zh ?? ''} className="face-group">
          {title && <View className="face-group-title">{told(title)}</View>}
          {items.length > 0 && <View>{items.map(told).join(licence.listed)}</View>}
        </View>
      ))}
    </View>
  )
}
