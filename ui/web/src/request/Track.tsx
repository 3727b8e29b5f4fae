import type { RequestDocument } from '../api/types.ts';
import { bytes, count, counted, duration } from '../text/format.ts';
import { phaseDoing, phaseTitle } from '../text/words.ts';
import type { Progress, Timeline } from './timeline.ts';
import { type Chamber, isOver, standsAt, track } from './track.ts';
import { useElapsed } from './useElapsed.ts';

const SAID: Record<Chamber['state'], string> = {
  done: 'done', current: 'running', waiting: 'waiting for you', failed: 'failed', ahead: 'to come', skipped: 'not entered',
};

/** The flight of locks: each phase a chamber, filled once the water has passed. */
export function Track({ request, timeline }: { request: RequestDocument; timeline: Timeline }) {
  return (
    <section aria-label="Phases" className="track">
      <ol>
        {track(request, timeline.phase).map((chamber) => <ChamberItem key={chamber.phase} chamber={chamber} />)}
      </ol>
      {request.outcome === 'running' && <Now request={request} timeline={timeline} />}
      <p className="unseen" aria-live="polite">{spoken(request, timeline)}</p>
    </section>
  );
}

function ChamberItem({ chamber }: { chamber: Chamber }) {
  const { phase, state, ms, times } = chamber;
  return (
    <li className={`chamber is-${state}`} aria-current={state === 'current' || state === 'waiting' ? 'step' : undefined}>
      <span className="basin" aria-hidden="true" />
      <span className="chamber-name">{phaseTitle(phase)}{times > 1 && <span className="times"> ×{times}</span>}</span>
      <span className="chamber-time">{ms === null || state === 'current' || state === 'waiting' ? <span className="unseen">{SAID[state]}</span> : duration(ms)}</span>
    </li>
  );
}

/** What runs right now and for how long; with a bar as soon as the work can be measured. */
function Now({ request, timeline }: { request: RequestDocument; timeline: Timeline }) {
  const phase = standsAt(request, timeline.phase);
  const elapsed = useElapsed(timeline.since);
  return (
    <div className="now">
      <p><strong>{phaseTitle(phase)}.</strong> {phaseDoing(phase)}{elapsed !== null && <span className="fine"> · {duration(elapsed)}</span>}</p>
      {request.waits_because?.map((why) => <p key={why} className="fine">{why}</p>)}
      {timeline.progress.map((progress) => <Bar key={progress.step} progress={progress} />)}
    </div>
  );
}

function Bar({ progress: { step, rows, perSecond, bytes: read, totalBytes } }: { progress: Progress }) {
  const rate = perSecond > 0 ? `${count(perSecond)} a second` : null;
  const label = [step > 0 ? `Step ${step}` : null, counted(rows, 'row'), rate, totalBytes > 0 ? `${bytes(read)} of ${bytes(totalBytes)}` : null];
  return (
    <div className="bar">
      <progress aria-label={step > 0 ? `Step ${step}` : 'Progress'} {...(totalBytes > 0 && { value: read, max: totalBytes })} />
      <span className="fine">{label.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

/** One short sentence at each turn; times and progress are not spoken, they would never stop. */
function spoken(request: RequestDocument, timeline: Timeline): string {
  if (isOver(request.outcome)) {
    return `The request has ended: ${request.outcome.replaceAll('_', ' ')}.`;
  }
  const phase = standsAt(request, timeline.phase);
  return `${phaseTitle(phase)}: ${phaseDoing(phase)}.`;
}
