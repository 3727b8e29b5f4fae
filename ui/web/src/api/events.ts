import { EventStreamParser, type ServerEvent } from './sse.ts';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

export interface Follower {
  event: (event: ServerEvent) => void;
  /** Whether events flow; false while the page tries to reach the server again. */
  connected: (yes: boolean) => void;
}

/**
 * Follows a request's events until the signal aborts, and goes on after the last one seen when the line breaks.
 * `fetch` and not EventSource: the latter gives up for ever on a refused reconnect, as while a server restarts.
 */
export async function follow(id: string, follower: Follower, signal: AbortSignal): Promise<void> {
  let last: string | null = null;
  let wait = FIRST_WAIT;
  const keep = (event: ServerEvent) => {
    last = event.id ?? last;
    wait = FIRST_WAIT;
    follower.event(event);
  };
  while (!signal.aborted) {
    const end = await readOnce(id, last, follower, keep, signal).catch(() => 'broken' as const);
    if (end === 'gone') {
      return;
    }
    if (end === 'broken' && !signal.aborted) {
      follower.connected(false);
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

async function readOnce(
  id: string, last: string | null, follower: Follower, keep: (event: ServerEvent) => void, signal: AbortSignal,
): Promise<'ended' | 'broken' | 'gone'> {
  const headers: Record<string, string> = { Accept: 'text/event-stream', ...(last !== null && { 'Last-Event-ID': last }) };
  const response = await fetch(`/v1/requests/${encodeURIComponent(id)}/events`, { headers, signal });
  if (!response.ok || response.body === null) {
    return response.status === 404 ? 'gone' : 'broken';
  }
  follower.connected(true);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new EventStreamParser();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    parser.push(chunk.value).forEach(keep);
  }
  return 'ended';
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
