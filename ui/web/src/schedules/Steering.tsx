import { useState } from 'react';
import { api } from '../api/client.ts';
import type { Schedule } from '../api/types.ts';
import { Confirm } from '../app/Confirm.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { navigate, requestPath } from '../app/router.tsx';
import { useAction } from '../app/useAction.ts';
import { Backfill } from './Backfill.tsx';
import { Hold } from './Hold.tsx';

/** What a person can do about a schedule now. */
export function Steering({ schedule, changed }: { schedule: Schedule; changed: () => void }) {
  const [open, setOpen] = useState<'backfill' | 'hold' | null>(null);
  const { busy, problem, run } = useAction();
  const paused = schedule.state === 'paused';
  const fire = () => run(async () => navigate(requestPath((await api.fire(schedule.name)).request)));
  const resume = async () => { if (await run(() => api.resumeSchedule(schedule.name, ''))) { changed(); } };
  const remove = () => run(async () => { await api.unschedule(schedule.name); navigate('/schedules'); });
  const toggle = (what: 'backfill' | 'hold') => setOpen(open === what ? null : what);
  return (
    <section aria-label="Actions" className="steering">
      <div className="buttons">
        <button type="button" className="primary" disabled={busy} onClick={fire}>{busy ? 'Working…' : 'Run now'}</button>
        {paused ? <button type="button" disabled={busy} onClick={resume}>Resume</button>
          : <button type="button" aria-expanded={open === 'hold'} onClick={() => toggle('hold')}>Pause…</button>}
        <button type="button" aria-expanded={open === 'backfill'} onClick={() => toggle('backfill')}>Backfill…</button>
        <Confirm ask="Delete…" yes={`Delete ${schedule.name}`} no="Keep it" busy={busy} confirmed={remove} />
      </div>
      {open === 'hold' && !paused && <Hold schedule={schedule} done={() => { setOpen(null); changed(); }} />}
      {open === 'backfill' && <Backfill schedule={schedule} />}
      {problem && <ProblemNote problem={problem} title="Not done" />}
    </section>
  );
}
