import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import type { Schedule } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { navigate, requestPath } from '../app/router.tsx';
import { useAction } from '../app/useAction.ts';

/** Reads a range of the past again; how far the sources were read stays as it is. */
export function Backfill({ schedule }: { schedule: Schedule }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const { busy, problem, run } = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => navigate(requestPath((await api.backfill(schedule.name, from.trim(), to.trim())).request)));
  };
  return (
    <form className="inline drawer" onSubmit={submit}>
      <label htmlFor="from">From</label>
      <input id="from" required placeholder="2026-01-01" value={from} onChange={(event) => setFrom(event.target.value)} />
      <label htmlFor="to">up to, not including</label>
      <input id="to" required placeholder="2026-02-01" value={to} onChange={(event) => setTo(event.target.value)} />
      <button type="submit" disabled={busy}>{busy ? 'Starting…' : 'Read it again'}</button>
      {problem && <ProblemNote problem={problem} title="No backfill" />}
    </form>
  );
}
