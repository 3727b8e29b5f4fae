import { api } from '../api/client.ts';
import { Link } from '../app/router.tsx';
import { useLoaded } from '../app/useLoaded.ts';
import type { ApprovalMode, Connection } from '../api/types.ts';
import { Field } from './Field.tsx';
import type { FormState } from './submission.ts';

interface Props { form: FormState; change: (part: Partial<FormState>) => void; idMistake?: string }

const APPROVALS: { mode: ApprovalMode; title: string }[] = [
  { mode: 'auto', title: 'If it could hurt (default)' },
  { mode: 'ask', title: 'Always' },
  { mode: 'yes', title: 'Never: commit what is proven' },
  { mode: 'never', title: 'Only prove it, commit nothing' },
];

/** Where to read and write, for those whose sentence does not say it all. */
export function Options({ form, change, idMistake }: Props) {
  const { value } = useLoaded(api.connections);
  return (
    <details className="options" open={idMistake ? true : undefined}>
      <summary>Connections, files and approval</summary>
      <div className="option-grid">
        <Sources connections={value ?? []} form={form} change={change} />
        <Field id="into" label="Write into" hint="A connection; empty means the built-in warehouse">
          <input id="into" list="connection-names" value={form.into} onChange={(event) => change({ into: event.target.value })} />
          <datalist id="connection-names">{(value ?? []).map(({ name }) => <option key={name} value={name} />)}</datalist>
        </Field>
        <Field id="files" label="Files from" hint="An absolute folder; empty means the folder Sluice was started in">
          <input id="files" value={form.files} onChange={(event) => change({ files: event.target.value })} />
        </Field>
        <Field id="approve" label="Ask me before committing">
          <select id="approve" value={form.approve} onChange={(event) => change({ approve: event.target.value as ApprovalMode })}>
            {APPROVALS.map(({ mode, title }) => <option key={mode} value={mode}>{title}</option>)}
          </select>
        </Field>
        <Field id="request-id" label="Request id" hint="The same id commits once, however often you send it" mistake={idMistake}>
          <input id="request-id" name="id" value={form.id} autoCapitalize="none" spellCheck={false} aria-invalid={idMistake ? true : undefined}
            onChange={(event) => change({ id: event.target.value })} />
        </Field>
      </div>
    </details>
  );
}

function Sources({ connections, form, change }: Pick<Props, 'form' | 'change'> & { connections: Connection[] }) {
  const toggle = (name: string, on: boolean) => change({ on: on ? [...form.on, name] : form.on.filter((other) => other !== name) });
  return (
    <fieldset>
      <legend>Read from</legend>
      <div className="checks">
        {connections.map(({ name, kind }) => (
          <label key={name} className="check">
            <input type="checkbox" checked={form.on.includes(name)} onChange={(event) => toggle(name, event.target.checked)} />
            {name} <span className="fine">{kind}</span>
          </label>
        ))}
      </div>
      <p className="fine">None chosen means all of them. <Link to="/connections">Manage connections</Link></p>
    </fieldset>
  );
}
