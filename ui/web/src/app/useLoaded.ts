import { useCallback, useEffect, useState } from 'react';
import { problemOf } from '../api/http.ts';
import type { Problem } from '../api/types.ts';

export interface Loaded<T> { value: T | null; problem: Problem | null; again: () => void }

/** Loads something when the page opens, and again on demand; an older answer never overwrites a newer one. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal).then(
      (loaded) => { setValue(loaded); setProblem(null); },
      (failure) => { if (!stop.signal.aborted) { setProblem(problemOf(failure)); } },
    );
    return () => stop.abort();
  }, [load, round]);
  return { value, problem, again: useCallback(() => setRound((n) => n + 1), []) };
}
