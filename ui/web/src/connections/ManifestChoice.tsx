import { api } from '../api/client.ts';
import { useLoaded } from '../app/useLoaded.ts';
import { Field } from '../submit/Field.tsx';

/** A manifest that comes along by its name, or another by its text. */
export interface Chosen { name: string; text: string | undefined }

interface Props { own: boolean; yaml: string; choose: (chosen: Chosen) => void; write: (yaml: string) => void; busy: boolean }

const OWN = '';

/** Where the manifest comes from. */
export function ManifestChoice({ own, yaml, choose, write, busy }: Props) {
  const { value } = useLoaded(api.manifests);
  const pick = (name: string) => choose(name === OWN ? { name: OWN, text: '' } : { name, text: undefined });
  return (
    <>
      <Field id="manifest-choice" label="Manifest" hint="What describes the API: one that comes along, or any declarative YAML manifest">
        <select id="manifest-choice" defaultValue="?" onChange={(event) => pick(event.target.value)}>
          <option value="?" disabled>Choose…</option>
          {(value ?? []).map((name) => <option key={name} value={name}>{name}</option>)}
          <option value={OWN}>Another one: paste it or choose a file</option>
        </select>
      </Field>
      {own && <OwnManifest yaml={yaml} write={write} busy={busy} read={(name, text) => choose({ name, text })} />}
    </>
  );
}

interface OwnProps { yaml: string; write: (yaml: string) => void; read: (name: string, text: string) => void; busy: boolean }

function OwnManifest({ yaml, write, read, busy }: OwnProps) {
  const open = async (file: File | undefined) => {
    if (file) {
      const text = await file.text();
      write(text);
      read(file.name, text);
    }
  };
  return (
    <>
      <Field id="manifest-file" label="A file">
        <input id="manifest-file" type="file" accept=".yaml,.yml,.json" onChange={(event) => { void open(event.target.files?.[0]); }} />
      </Field>
      <Field id="manifest-text" label="Or its text">
        <textarea id="manifest-text" className="code-area" rows={8} value={yaml} spellCheck={false} onChange={(event) => write(event.target.value)} />
      </Field>
      <div className="buttons"><button type="button" disabled={busy || yaml.trim() === ''} onClick={() => read('manifest.yaml', yaml)}>Read the manifest</button></div>
    </>
  );
}
