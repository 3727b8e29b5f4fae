import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import type { DescribedManifest, SettingField } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';
import { Field } from '../submit/Field.tsx';
import { connected } from '../text/words.ts';
import { type Chosen, ManifestChoice } from './ManifestChoice.tsx';
import { SettingInput } from './SettingInput.tsx';
import { mistakeOf, mistakesElsewhere, settingsOf, type Typed } from './settings.ts';

/** An API by its manifest: the form asks for what the manifest's spec wants, and tells beside each field what does not fit. */
export function ApiForm({ saved }: { saved: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [yaml, setYaml] = useState('');
  const [described, setDescribed] = useState<DescribedManifest | null>(null);
  const [name, setName] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [typed, setTyped] = useState<Typed>({});
  const [judged, setJudged] = useState(false);
  const [done, setDone] = useState('');
  const { busy, problem, run } = useAction();

  const describe = async (manifest: Chosen, fields: SettingField[], values: Typed) => {
    const found = await api.describe({
      name: manifest.name, ...(manifest.text !== undefined && { manifest: manifest.text }), config: settingsOf(fields, values),
    });
    setDescribed(found);
    return found;
  };

  const choose = (manifest: Chosen) => {
    setChosen(manifest);
    setDescribed(null);
    setTyped({});
    setJudged(false);
    setDone('');
    if (manifest.text !== '') {
      setName((before) => before || manifest.name.replace(/\.\w+$/, '').toLowerCase().replace(/[^a-z0-9_-]+/g, '_'));
      void run(() => describe(manifest, [], {}));
    }
  };

  const type = (field: SettingField, value: string) => {
    const values = { ...typed, [field.name]: value };
    setTyped(values);
    if (field.choices.length > 0 && chosen && described) {
      void run(() => describe(chosen, described.fields, values)); // another choice may ask for other fields
    }
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || !described) {
      return;
    }
    setDone('');
    let fits = false;
    const went = await run(async () => {
      const found = await describe(chosen, described.fields, typed);
      setJudged(true);
      fits = found.mistakes.length === 0;
      if (fits) {
        setDone(connected(await api.connect({
          name, manifest: chosen.text ?? found.manifest, manifest_name: chosen.name, config: settingsOf(found.fields, typed),
          ...(baseUrl !== '' && { base_url: baseUrl }),
        })));
      }
    });
    if (went && fits) {
      setChosen(null);
      setDescribed(null);
      setName('');
      setTyped({});
      saved();
    }
  };

  const mistakes = judged && described ? described.mistakes : [];
  const elsewhere = mistakesElsewhere(described?.fields ?? [], mistakes);
  return (
    <>
      <form onSubmit={submit} className="api-form">
        <ManifestChoice own={chosen !== null && chosen.text !== undefined} yaml={yaml} write={setYaml} choose={choose} busy={busy} />
        {described && (
          <>
            <p className="fine">{described.runnable} of {described.streams} streams can be read.</p>
            <Field id="api-name" label="Name" hint="How sentences will call it">
              <input id="api-name" required pattern="[a-z][a-z0-9_\-]*" value={name} autoCapitalize="none" spellCheck={false}
                onChange={(event) => setName(event.target.value)} />
            </Field>
            {described.fields.map((field) => (
              <SettingInput key={field.name} field={field} typed={typed} mistake={mistakeOf(field, mistakes)} change={(value) => type(field, value)} />
            ))}
            <Field id="api-base" label="Another address (optional)" hint="Replaces host and path of the manifest's own, for instance for a server of yours">
              <input id="api-base" value={baseUrl} inputMode="url" autoCapitalize="none" spellCheck={false} onChange={(event) => setBaseUrl(event.target.value)} />
            </Field>
            {elsewhere.length > 0 && <p className="mistake" role="alert">{elsewhere.join('; ')}</p>}
            {mistakes.length > 0 && elsewhere.length === 0 && <p className="mistake" role="alert">Not saved: look at the marked fields.</p>}
            <div className="buttons"><button className="primary" type="submit" disabled={busy}>{busy ? 'Testing the connection…' : 'Test and save'}</button></div>
          </>
        )}
      </form>
      <p role="status" className="done">{done}</p>
      {problem && <ProblemNote problem={problem} title="Not saved" />}
    </>
  );
}
