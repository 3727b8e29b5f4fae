import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';
import { Field } from '../submit/Field.tsx';
import { connected } from '../text/words.ts';

const EMPTY = { name: '', url: '', password: '' };

/** A database or a folder; tested before it is saved. */
export function AddressForm({ saved }: { saved: () => void }) {
  const [form, setForm] = useState(EMPTY);
  const [done, setDone] = useState('');
  const { busy, problem, run } = useAction();
  const change = (part: Partial<typeof EMPTY>) => setForm({ ...form, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone('');
    const { password, ...rest } = form;
    if (await run(async () => setDone(connected(await api.connect(password ? form : rest))))) {
      setForm(EMPTY);
      saved();
    }
  };
  return (
    <>
      <form onSubmit={submit} className="connection-form">
        <Field id="connection-name" label="Name" hint="How sentences will call it">
          <input id="connection-name" required pattern="[a-z][a-z0-9_\-]*" value={form.name} autoCapitalize="none" spellCheck={false}
            onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <Field id="connection-url" label="Address" hint="postgres://user@host:5432/db, mysql://user@host/db, sqlite:/path/file.db or files:/path">
          <input id="connection-url" required value={form.url} autoCapitalize="none" spellCheck={false} inputMode="url"
            onChange={(event) => change({ url: event.target.value })} />
        </Field>
        <Field id="connection-password" label="Password" hint="Stored encrypted; leave empty where none is needed">
          <input id="connection-password" type="password" autoComplete="new-password" value={form.password}
            onChange={(event) => change({ password: event.target.value })} />
        </Field>
        <div className="buttons"><button className="primary" type="submit" disabled={busy}>{busy ? 'Testing the connection…' : 'Test and save'}</button></div>
      </form>
      <p role="status" className="done">{done}</p>
      {problem && <ProblemNote problem={problem} title="Not saved" />}
    </>
  );
}
