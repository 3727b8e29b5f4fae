import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';

/** The typed pipeline as text; an edited one is proven from the start before anybody can approve it. */
export function Edit({ id, changed }: { id: string; changed: () => void }) {
  const [text, setText] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    void run(async () => setText(JSON.stringify(await api.pipeline(id), null, 2)));
    // read once when the drawer opens
  }, [id]);
  useEffect(() => area.current?.focus(), [text === null]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const pipeline = parsed(text ?? '');
    setBroken(pipeline instanceof SyntaxError ? pipeline.message : null);
    if (!(pipeline instanceof SyntaxError) && await run(() => api.edit(id, pipeline))) {
      changed();
    }
  };
  return (
    <form className="drawer" onSubmit={submit}>
      {text !== null && (
        <>
          <label htmlFor="pipeline">The pipeline; it is proven again after your edit</label>
          <textarea ref={area} id="pipeline" className="code-area" rows={18} spellCheck={false} value={text}
            aria-describedby={broken ? 'pipeline-mistake' : undefined} onChange={(event) => setText(event.target.value)} />
          {broken && <p id="pipeline-mistake" className="mistake">This is not JSON: {broken}</p>}
          <div className="buttons"><button type="submit" className="primary" disabled={busy}>{busy ? 'Sending…' : 'Prove the edited pipeline'}</button></div>
        </>
      )}
      {text === null && busy && <p className="fine">Loading the pipeline…</p>}
      {problem && <ProblemNote problem={problem} title="Not edited" />}
    </form>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    return failure;
  }
}
