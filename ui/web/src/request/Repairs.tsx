import type { Repair } from '../api/types.ts';
import { Patch } from './Patch.tsx';

const MOST = 3;

/** What failed, how it was repaired and why. */
export function Repairs({ repairs }: { repairs: Repair[] }) {
  if (repairs.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="repairs">
      <h2 id="repairs">Repairs <span className="fine">{repairs.length} of at most {MOST}</span></h2>
      <ol className="repairs">
        {repairs.map((repair) => (
          <li key={repair.attempt}>
            <p><span className="tag">{repair.class.toLowerCase().replaceAll('_', ' ')}</span> {verdict(repair.successful)}</p>
            <p className="problem-text">{repair.error}</p>
            <p><strong>Why this fix:</strong> {repair.reason}</p>
            {repair.diff && <details><summary>The fix, line by line</summary><Patch text={repair.diff} /></details>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function verdict(successful: boolean | null): string {
  return successful === null ? 'being tried' : successful ? 'worked' : 'did not help';
}
