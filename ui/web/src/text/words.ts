/** The product's words for what the API says in code; the same words as in the command line and in Temporal UI. */
import type { Connection, Outcome, RowKind, ScheduleState } from '../api/types.ts';

export type Tone = 'calm' | 'busy' | 'waiting' | 'good' | 'bad';

const OUTCOMES: Record<Outcome, [string, Tone]> = {
  running: ['Running', 'busy'],
  committed: ['Committed', 'good'],
  answered: ['Answered', 'good'],
  asked: ['Needs an answer', 'waiting'],
  proven: ['Proven', 'good'],
  awaiting_approval: ['Awaiting approval', 'waiting'],
  rejected: ['Rejected', 'calm'],
  refused: ['Refused', 'bad'],
  expired: ['Expired', 'calm'],
  failed: ['Failed', 'bad'],
  cancelled: ['Cancelled', 'calm'],
  partly_committed: ['Partly committed', 'bad'],
  undone: ['Undone', 'calm'],
};

export function outcomeTitle(outcome: Outcome): string {
  return OUTCOMES[outcome]?.[0] ?? outcome;
}

export function outcomeTone(outcome: Outcome): Tone {
  return OUTCOMES[outcome]?.[1] ?? 'calm';
}

/** What to say of a connection that was just made. */
export function connected(connection: Connection): string {
  const going = connection.requests_going_on ?? [];
  return `${connection.name} is connected.${going.map((id) => ` Request ${id} had asked for it and goes on.`).join('')}`;
}

export const SCHEDULE_STATES: Record<ScheduleState, [string, Tone]> = {
  waits_for_first: ['Waits for its first run', 'waiting'],
  active: ['Active', 'good'],
  paused: ['Paused', 'calm'],
  waits_for_person: ['Waits for a person', 'waiting'],
  unknown: ['Unknown: Temporal is away', 'calm'],
};

/** What a phase is doing while it runs; nobody waits without knowing for what. */
const PHASES: Record<string, [string, string]> = {
  generate: ['Generate', 'Drafting the pipeline from your sentence'],
  ask: ['Ask', 'Waiting for your answer'],
  introspect: ['Introspect', 'Reading what exists: tables, columns and files'],
  answer: ['Answer', 'Running the question, read only'],
  sandbox_run: ['Sandbox run', 'Running every step on samples in a fresh sandbox'],
  repair: ['Repair', 'Looking for a fix'],
  rehearse: ['Rehearse', 'Running it in the target and rolling it back, to count the change'],
  approve: ['Approve', 'Waiting for your decision'],
  commit: ['Commit', 'Committing exactly once'],
  undo: ['Undo', 'Taking the commit back'],
  check: ['Check', 'Comparing the target with what the commit left behind'],
  apply: ['Undo', 'Taking the commit back'],
  finished: ['Finished', 'Finished'],
};

export function phaseTitle(phase: string): string {
  return PHASES[phase]?.[0] ?? phase;
}

export function phaseDoing(phase: string): string {
  return PHASES[phase]?.[1] ?? phase;
}

export const ROW_KINDS: { kind: RowKind; title: string; sign: '+' | '~' | '−' | '' }[] = [
  { kind: 'inserted', title: 'inserted', sign: '+' },
  { kind: 'changed', title: 'changed', sign: '~' },
  { kind: 'deleted', title: 'deleted', sign: '−' },
  { kind: 'dropped', title: 'dropped', sign: '' },
  { kind: 'rejected', title: 'rejected', sign: '' },
];

export const BASIS: Record<string, string> = {
  rehearsed: 'exact: counted in the target, then rolled back',
  copied: 'exact: counted on full copies in the sandbox',
  estimated: 'estimated from samples',
};
