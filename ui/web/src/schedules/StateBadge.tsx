import type { ScheduleState } from '../api/types.ts';
import { SCHEDULE_STATES } from '../text/words.ts';

export function StateBadge({ state }: { state: ScheduleState }) {
  const [title, tone] = SCHEDULE_STATES[state] ?? [state, 'calm'];
  return <span className={`badge tone-${tone}`}>{title}</span>;
}
