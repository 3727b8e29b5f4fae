import type { Schedule } from '../api/types.ts';
import { Link, requestPath } from '../app/router.tsx';
import { count, span } from '../text/format.ts';

/** What its approval covers, and the names under which it is known elsewhere. */
export function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const { budget } = schedule;
  const most = (n: number | null) => (n === null ? 'any' : `at most ${count(n)}`);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Behind it</h2>
      <dl className="facts">
        <dt>Name</dt><dd><code>{schedule.name}</code></dd>
        <dt>Approved</dt>
        <dd>{schedule.approved_request ? <Link to={requestPath(schedule.approved_request)}>{schedule.approved_request}</Link> : <Link to={requestPath(schedule.first_request)}>not yet</Link>}</dd>
        <dt>A firing may</dt>
        <dd>
          insert {most(budget.inserted)}, change {most(budget.changed)}, delete at most {budget.deleted_percent} % of a table’s rows and never all;
          {' '}{budget.rejected === 0 ? 'no row' : `at most ${count(budget.rejected)} rows`} may be unreadable
        </dd>
        <dt>On drift</dt><dd>{schedule.on_drift === 'stop' ? 'stop and ask a person' : 'repair, then ask a person'}</dd>
        <dt>If missed</dt><dd>made up for within {span(schedule.catch_up_seconds)}</dd>
        {schedule.links.temporal && <><dt>Operations</dt><dd><a className="outside" href={schedule.links.temporal} target="_blank" rel="noreferrer">Open in Temporal UI</a></dd></>}
      </dl>
    </section>
  );
}
