import { useEffect } from 'react';
import { api } from '../api/client.ts';
import type { Schedule } from '../api/types.ts';
import { Badge } from '../app/Badge.tsx';
import { Page } from '../app/Page.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Link, schedulePath } from '../app/router.tsx';
import { useLoaded } from '../app/useLoaded.ts';
import { momentIn } from '../text/format.ts';
import { StateBadge } from './StateBadge.tsx';

const LOOK_AGAIN = 10_000;

/** Every schedule: when it fires next, in its own zone, and how it went last. */
export function SchedulesPage() {
  const { value, problem, again } = useLoaded(api.schedules);
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) { again(); } }, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Page title="Schedules">
      <p>Requests that come again by themselves. A sentence that says how often makes one: <Link to={`/?sentence=${encodeURIComponent('Every weekday at 7 import sales.csv into orders')}`}>every weekday at 7 …</Link></p>
      {problem && value === null && <ProblemNote problem={problem}><button type="button" onClick={again}>Try again</button></ProblemNote>}
      {value === null ? !problem && <p className="fine">Loading the schedules…</p> : <Known schedules={value} />}
    </Page>
  );
}

function Known({ schedules }: { schedules: Schedule[] }) {
  if (schedules.length === 0) {
    return <p className="empty">No schedule yet.</p>;
  }
  return <ul className="list">{schedules.map((schedule) => <Entry key={schedule.name} schedule={schedule} />)}</ul>;
}

function Entry({ schedule }: { schedule: Schedule }) {
  const next = schedule.next[0];
  const last = schedule.last[0];
  return (
    <li>
      <Link to={schedulePath(schedule.name)} className="list-sentence">{schedule.request}</Link>
      <span className="list-facts fine">
        <code>{schedule.name}</code>
        <span>{schedule.when}, {schedule.timezone}</span>
        {next && schedule.state !== 'paused' && <span>next <time dateTime={next}>{momentIn(next, schedule.timezone)}</time></span>}
        {last && <span className="last-outcome">last <Badge outcome={last.outcome} /></span>}
      </span>
      <StateBadge state={schedule.state} />
    </li>
  );
}
