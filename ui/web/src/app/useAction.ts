import { useState } from 'react';
import { problemOf } from '../api/http.ts';
import type { Problem } from '../api/types.ts';

export interface Action { busy: boolean; problem: Problem | null; run: (call: () => Promise<unknown>) => Promise<boolean> }

/** One call a person started: busy until it is answered, and what went wrong stands beside the button that asked. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (call: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await call();
      return true;
    } catch (failure) {
      setProblem(problemOf(failure));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
