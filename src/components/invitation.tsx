/** Asks a person nobody has proven yet to prove who he is; goes there by itself when that needs nothing from him. */
import { useEffect } from 'react'
import { toIdentity } from '../client/navigation'
import { canProveUnasked } from '../hooks/use-identity-proof'
import { useTexts } from '../hooks/use-preferences'
import { Message } from './message'

export interface InvitationProps {
  readonly title: string
  readonly body: string
}

export function Invitation({ title, body }: InvitationProps) {
  const { licences: words } = useTexts()
  useEffect(() => {
    if (canProveUnasked()) toIdentity()
  }, [])
  return <Message mark="证" title={title} body={body} action={{ label: words.inviteButton, onPress: toIdentity }} />
}
