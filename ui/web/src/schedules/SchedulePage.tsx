import { useCallback, useEffect } from 'react';
import { api } from '../api/client.ts';
import type { Schedule } from '../api/types.ts';
import { Page } from '../app/Page.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useLoaded } from '../app/useLoaded.ts';
import { momentIn } from '../text/format.ts';
import { Firings } from './Firings.tsx';
import { ScheduleFacts } from './ScheduleFacts.tsx';
import { StateBadge } from './StateBadge.tsx';
import { Steering } from './Steering.tsx';

const LOOK_AGAIN = 3_000;

/** One schedule: when it fires, what a person can do about it, and how each firing went. */
export function SchedulePage({ name }: { name: string }) {
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => api.schedule(name, signal), [name]));
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) { again(); } }, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [again]);
  if (value === null) {
    return (
      <Page title={name}>
        {problem ? <ProblemNote problem={problem} title="Not found"><button type="button" onClick={again}>Try again</button></ProblemNote>
          : <p className="fine">Loading the schedule…</p>}
      </Page>
    );
  }
  return <Shown schedule={value} changed={again} />;
}

function Shown({ schedule, changed }: { schedule: Schedule; changed: () => void }) {
  return (
    <Page title={`Schedule ${schedule.name}`} heading={<><span className="sentence">{schedule.request}</span> <StateBadge state={schedule.state} /></>}>
      <p className="when"><strong>{schedule.when}</strong>, {schedule.timezone}{schedule.note && <> · <span className="fine">{schedule.note}</span></>}</p>
      <Steering schedule={schedule} changed={changed} />
      <div className="columns">
        <div className="main-column"><Firings schedule={schedule} /></div>
        <aside aria-label="What stands behind it">
          <Next schedule={schedule} />
          <ScheduleFacts schedule={schedule} />
        </aside>
      </div>
    </Page>
  );
}

function Next({ schedule }: { schedule: Schedule }) {
  if (schedule.state === 'paused' || schedule.next.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="next">
      <h2 id="next">Next firings</h2>
      <ol className="next-firings">{schedule.next.map((at) => <li key={at}><time dateTime={at}>{momentIn(at, schedule.timezone)}</time></li>)}</ol>
    </section>
  );
}
