import { type RefObject, useEffect, useRef } from 'react';
import type { Outcome } from '../api/types.ts';

/** Moves the focus to what a request asks for next, once the button that was pressed has gone with its card. */
export function useFocusOnTurn(outcome: Outcome): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(outcome);
  useEffect(() => {
    // whoever works by keyboard goes on here, not at the top of the page
    if (before.current !== outcome && document.activeElement === document.body) {
      place.current?.focus();
    }
    before.current = outcome;
  }, [outcome]);
  return place;
}
