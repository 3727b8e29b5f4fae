import type { ServerEvent } from '../api/sse.ts';

export interface Progress { step: number; rows: number; perSecond: number; bytes: number; totalBytes: number }

/** What the event stream has told so far. `revision` moves whenever the stored document must be read again. */
export interface Timeline {
  phase: string | null;
  /** Where the latest undo of the request stands, if there was one. */
  undo: string | null;
  /** When the phase began, by the server's clock, in ms since 1970. */
  since: number | null;
  /** The newest event that counted; ids grow for the life of a request, also over a resume or a restart. */
  last: number;
  /** The latest word of each step that moves, by number; several are read side by side. */
  progress: Progress[];
  revision: number;
  connected: boolean;
}

export const NOTHING_YET: Timeline = { phase: null, undo: null, since: null, last: 0, progress: [], revision: 0, connected: true };

export type Action = { type: 'event'; event: ServerEvent } | { type: 'connected'; yes: boolean };

export function timeline(state: Timeline, action: Action): Timeline {
  if (action.type === 'connected') {
    // whatever happened while the line was down is in the document
    const revision = action.yes && !state.connected ? state.revision + 1 : state.revision;
    return state.connected === action.yes ? state : { ...state, connected: action.yes, revision };
  }
  const id = Number(action.event.id ?? 0);
  const data = fields(action.event.data);
  if (data === null || (id > 0 && id < state.last)) {
    return state;
  }
  return received({ ...state, last: Math.max(id, state.last) }, action.event.kind, data);
}

function received(state: Timeline, kind: string, data: Record<string, unknown>): Timeline {
  switch (kind) {
    case 'phase':
      return entered(state, data);
    case 'undo':
      return { ...state, undo: typeof data.phase === 'string' ? data.phase : null, revision: state.revision + 1 };
    case 'progress':
      return { ...state, progress: moved(state.progress, progressOf(data)) };
    default:
      return { ...state, revision: state.revision + 1 };
  }
}

function entered(state: Timeline, data: Record<string, unknown>): Timeline {
  const at = typeof data.at === 'string' ? Date.parse(data.at) : Number.NaN;
  const phase = typeof data.phase === 'string' ? data.phase : state.phase;
  return { ...state, phase, since: Number.isNaN(at) ? null : at, progress: [], revision: state.revision + 1 };
}

function moved(steps: Progress[], step: Progress): Progress[] {
  return [...steps.filter((other) => other.step !== step.step), step].sort((one, other) => one.step - other.step);
}

function progressOf(data: Record<string, unknown>): Progress {
  return {
    step: number(data.step), rows: number(data.rows), perSecond: number(data.per_second),
    bytes: number(data.bytes), totalBytes: number(data.total_bytes),
  };
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function fields(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
