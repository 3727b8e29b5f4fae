import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import type { Schedule } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';

/** Holds a schedule up, with a note for who looks at it later. */
export function Hold({ schedule, done }: { schedule: Schedule; done: () => void }) {
  const [note, setNote] = useState('');
  const { busy, problem, run } = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(() => api.pauseSchedule(schedule.name, note.trim()))) {
      done();
    }
  };
  return (
    <form className="inline drawer" onSubmit={submit}>
      <label htmlFor="note">Why? (optional)</label>
      <input id="note" value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      <button type="submit" disabled={busy}>{busy ? 'Pausing…' : 'Pause it'}</button>
      {problem && <ProblemNote problem={problem} title="Not paused" />}
    </form>
  );
}
