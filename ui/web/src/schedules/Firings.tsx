import type { Firing, Schedule } from '../api/types.ts';
import { Badge } from '../app/Badge.tsx';
import { Link, requestPath } from '../app/router.tsx';
import { momentIn, signed } from '../text/format.ts';

const KINDS: Record<Firing['kind'], string> = { first: 'first run', firing: 'firing', backfill: 'backfill' };

/** The requests that the schedule became, newest first; what waits for a person says why. */
export function Firings({ schedule }: { schedule: Schedule }) {
  return (
    <section aria-labelledby="firings">
      <div className="section-head">
        <h2 id="firings">Last firings</h2>
        {schedule.skipped > 0 && <span className="fine">{schedule.skipped} skipped: the one before still went on</span>}
        {schedule.missed > 0 && <span className="fine">{schedule.missed} missed: nothing ran</span>}
      </div>
      <ul className="list">{schedule.last.map((firing) => <Entry key={firing.id} firing={firing} zone={schedule.timezone} />)}</ul>
    </section>
  );
}

function Entry({ firing, zone }: { firing: Firing; zone: string }) {
  return (
    <li>
      <Link to={requestPath(firing.id)} className="list-sentence"><time dateTime={firing.at}>{momentIn(firing.at, zone)}</time></Link>
      <span className="list-facts fine">
        <span>{KINDS[firing.kind]}</span>
        <code>{firing.id}</code>
        <span>{signed('+', firing.inserted)} {signed('~', firing.changed)} {signed('−', firing.deleted)}</span>
      </span>
      <Badge outcome={firing.outcome} />
      {firing.why && <p className="note fine">{firing.why}</p>}
    </li>
  );
}
