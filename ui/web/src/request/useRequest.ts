import { useCallback, useEffect, useReducer, useState } from 'react';
import { api } from '../api/client.ts';
import { follow } from '../api/events.ts';
import { problemOf } from '../api/http.ts';
import type { Diff, Problem, RequestDocument } from '../api/types.ts';
import { NOTHING_YET, type Timeline, timeline } from './timeline.ts';

export interface Followed {
  request: RequestDocument | null;
  diff: Diff | null;
  timeline: Timeline;
  problem: Problem | null;
  again: () => void;
}

/** A request and its change, kept fresh: the event stream says when to read, the store says what is so. */
export function useRequest(id: string): Followed {
  const [state, dispatch] = useReducer(timeline, NOTHING_YET);
  const [round, again] = useReducer((n: number) => n + 1, 0);
  const { request, problem } = useDocument(id, state.revision + round);
  const diff = useDiff(id, request);

  useEffect(() => {
    const stop = new AbortController();
    const follower = {
      event: (event: Parameters<Parameters<typeof follow>[1]['event']>[0]) => dispatch({ type: 'event', event }),
      connected: (yes: boolean) => dispatch({ type: 'connected', yes }),
    };
    void follow(id, follower, stop.signal);
    return () => stop.abort();
  }, [id]);

  return { request, diff, timeline: state, problem, again: useCallback(() => again(), []) };
}

/** Reads the document on every new revision; one that is asked for while another is read replaces it. */
function useDocument(id: string, revision: number) {
  const [request, setRequest] = useState<RequestDocument | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    api.request(id, stop.signal).then(
      (read) => { setRequest(read); setProblem(null); },
      (failure) => { if (!stop.signal.aborted) { setProblem(problemOf(failure)); } },
    );
    return () => stop.abort();
  }, [id, revision]);
  return { request, problem };
}

/** The rows of the change are fixed once sealed: read once a proof. */
function useDiff(id: string, request: RequestDocument | null): Diff | null {
  const [diff, setDiff] = useState<Diff | null>(null);
  const proof = request?.proof ?? null;
  useEffect(() => {
    if (proof === null) {
      return undefined;
    }
    const stop = new AbortController();
    api.diff(id, stop.signal).then(setDiff, () => undefined);
    return () => stop.abort();
  }, [id, proof]);
  return proof === null ? null : diff;
}
