/** A value that has stood still for a while: what is being typed is not asked for letter by letter. */
import { useEffect, useState } from 'react'

export function useDebounced<T>(value: T, restMs: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return settled
}
