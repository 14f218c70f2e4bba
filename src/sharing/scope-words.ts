/** 委托范围 in words. */
import { CATEGORY_NAMES } from '../contract/grant-words'
import type { DelegationView } from '../contract/sharing'
import { useTexts, useTold } from '../hooks/use-preferences'
import { useSharingTexts } from './use-sharing-texts'

export function useScopeWords(): (scope: DelegationView['scope']) => string {
  const { delegation: words } = useSharingTexts()
  const { licence } = useTexts()
  const told = useTold()
  return (scope) =>
    'licences' in scope
      ? words.scopeLicences(scope.licences)
      : scope.categories.map((category) => told(CATEGORY_NAMES[category])).join(licence.listed)
}
