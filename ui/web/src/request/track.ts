import type { Outcome, PhaseTime, RequestDocument } from '../api/types.ts';

export type ChamberState = 'done' | 'current' | 'waiting' | 'failed' | 'ahead' | 'skipped';

/** One phase of the road, as a chamber of a canal lock: the water has reached it or not. */
export interface Chamber { phase: string; state: ChamberState; ms: number | null; times: number }

const WRITE = ['generate', 'introspect', 'sandbox_run', 'rehearse', 'approve', 'commit'];
const QUESTION = ['generate', 'introspect', 'answer'];
const WAITING: Outcome[] = ['asked', 'awaiting_approval'];
const BROKEN: Outcome[] = ['failed', 'refused', 'partly_committed'];
const OVER: Outcome[] = ['committed', 'answered', 'proven', 'rejected', 'expired', 'cancelled', 'undone', ...BROKEN];

/** The road of a request and how far it has come; repairs and re-proofs make a chamber count twice, not appear twice. */
export function track(request: RequestDocument, livePhase: string | null): Chamber[] {
  const entered = request.phases;
  const now = standsAt(request, livePhase);
  const last = OVER.includes(request.outcome) ? (entered.at(-1)?.name ?? 'generate') : now;
  return road(entered).map((phase) => {
    const spent = entered.filter((time) => chamberOf(time.name) === phase);
    const times = spent.filter((time) => time.name === phase).length;
    return { phase, state: stateOf(request.outcome, phase, chamberOf(last), times), ms: total(spent), times };
  });
}

/** The phase the request is in: what the event stream says, else the last that the store knows. */
export function standsAt(request: RequestDocument, livePhase: string | null): string {
  if (request.outcome === 'asked') {
    return 'ask';
  }
  if (request.outcome === 'awaiting_approval') {
    return 'approve';
  }
  const phase = livePhase === 'finished' ? null : livePhase;
  return phase ?? request.phases.at(-1)?.name ?? 'generate';
}

export function isOver(outcome: Outcome): boolean {
  return OVER.includes(outcome);
}

function road(entered: PhaseTime[]): string[] {
  return entered.some((time) => time.name === 'answer') ? QUESTION : WRITE;
}

/** A question back belongs to generate, a repair to the sandbox run it repairs. */
function chamberOf(phase: string): string {
  return phase === 'ask' ? 'generate' : phase === 'repair' ? 'sandbox_run' : phase;
}

function stateOf(outcome: Outcome, phase: string, last: string, times: number): ChamberState {
  if (phase === last && BROKEN.includes(outcome)) {
    return 'failed';
  }
  if (OVER.includes(outcome)) {
    return times > 0 ? 'done' : 'skipped';
  }
  if (phase === last) {
    return WAITING.includes(outcome) ? 'waiting' : 'current';
  }
  // after a repair the request stands at an earlier chamber than it had reached
  return times > 0 && isBefore(phase, last) ? 'done' : 'ahead';
}

function isBefore(phase: string, last: string): boolean {
  const order = WRITE.includes(last) ? WRITE : QUESTION;
  return order.indexOf(phase) < order.indexOf(last);
}

function total(times: PhaseTime[]): number | null {
  const known = times.flatMap((time) => (typeof time.ms === 'number' ? [time.ms] : []));
  return known.length === 0 ? null : known.reduce((sum, ms) => sum + ms, 0);
}
