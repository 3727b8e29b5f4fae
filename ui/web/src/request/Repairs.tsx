import type { Repair } from '../api/types.ts';
import { Patch } from './Patch.tsx';

const MOST = 3;

/** What failed, how it was repaired and why. */
export function Repairs({ repairs, running }: { repairs: Repair[]; running: boolean }) {
  if (repairs.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="repairs">
      <h2 id="repairs">Repairs <span className="fine">{repairs.length} of at most {MOST}</span></h2>
      <ol className="repairs">
        {repairs.map((repair, index) => (
          <li key={repair.attempt}>
            <p><span className="tag">{repair.class.toLowerCase().replaceAll('_', ' ')}</span> {verdict(repair.successful, running && index === repairs.length - 1)}</p>
            <p className="problem-text">{repair.error}</p>
            <p><strong>Why this fix:</strong> {repair.reason}</p>
            {repair.diff && <details><summary>The fix, line by line</summary><Patch text={repair.diff} /></details>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whether a fix helped is known once the run after it has ended. */
function verdict(successful: boolean, open: boolean): string {
  return successful ? 'worked' : open ? 'being tried' : 'did not help';
}
