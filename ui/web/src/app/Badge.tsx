import type { Outcome } from '../api/types.ts';
import { outcomeTitle, outcomeTone } from '../text/words.ts';

export function Badge({ outcome }: { outcome: Outcome }) {
  return <span className={`badge tone-${outcomeTone(outcome)}`}>{outcomeTitle(outcome)}</span>;
}
