/** What can be done with a file in the browser: look at a PDF in a tab, save either. */
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { useCopyTexts } from '../use-copy-texts'
import { openTab, save as saveFile, showIn } from './browser-file'
import { type FileActProps, useFile } from './use-file'

export function BrowserFile({ code, file }: FileActProps) {
  const { copy: words } = useCopyTexts()
  const { busy, note, setNote, withFile } = useFile({ code, file })
  const preview = async () => {
    const tab = openTab()
    if (!tab) return setNote({ tone: 'warn', text: words.blocked })
    const shown = await withFile((fetched) => showIn(tab, fetched, file.format))
    if (!shown) tab.close()
  }
  const save = () =>
    withFile((fetched) => {
      saveFile(fetched, file.format)
      setNote({ tone: 'ok', text: words.saved(fetched.name) })
    })
  return (
    <>
      {note && <Notice tone={note.tone} text={note.text} />}
      <Buttons>
        {file.format === 'pdf' && <Button label={words.preview} busy={busy} onPress={preview} />}
        <Button look="soft" label={words.save} busy={busy && file.format === 'ofd'} disabled={busy} onPress={save} />
      </Buttons>
    </>
  )
}
