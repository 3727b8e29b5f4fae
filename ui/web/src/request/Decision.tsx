import { useState } from 'react';
import { api } from '../api/client.ts';
import type { RequestDocument } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';
import { Figures } from '../change/Figures.tsx';
import { shortHash } from '../text/format.ts';
import { Edit } from './Edit.tsx';
import { Reasons } from './Reasons.tsx';
import { Reject } from './Reject.tsx';

/** Under the titles beside the reasons it is said already. */
function standsBeside(reason: string, { not_proven = [], not_undoable = [] }: RequestDocument): boolean {
  return not_proven.some((what) => reason === `not proven: ${what}`) || not_undoable.some((what) => reason === `cannot be undone: ${what}`);
}

/** The approve page's one decision; the approval carries the hash of the proof that is on the screen. */
export function Decision({ request, changed }: { request: RequestDocument; changed: () => void }) {
  const [drawer, setDrawer] = useState<'reject' | 'edit' | null>(null);
  const { busy, problem, run } = useAction();
  const act = async (call: () => Promise<unknown>) => { if (await run(call)) { changed(); } };
  const { id, proof } = request;
  return (
    <section aria-labelledby="decision" className="card card-waiting decision">
      <h2 id="decision">Commit this change?</h2>
      {request.change && <Figures change={request.change} />}
      <div className="reasons">
        <Reasons title="It waits for you because" items={request.waits_because?.filter((reason) => !standsBeside(reason, request))} />
        <Reasons title="Not proven" items={request.not_proven} />
        <Reasons title="Cannot be undone" items={request.not_undoable} />
      </div>
      <div className="buttons">
        <button type="button" className="primary" disabled={busy || !proof} onClick={() => act(() => api.approve(id, proof!))}>
          {busy ? 'Sending…' : 'Approve and commit'}
        </button>
        <button type="button" aria-expanded={drawer === 'reject'} onClick={() => setDrawer(drawer === 'reject' ? null : 'reject')}>Reject</button>
        <button type="button" aria-expanded={drawer === 'edit'} onClick={() => setDrawer(drawer === 'edit' ? null : 'edit')}>Edit</button>
        <button type="button" className="quiet" disabled={busy} onClick={() => act(() => api.cancel(id))}>Cancel</button>
      </div>
      {proof && <p className="fine">You approve exactly proof <code title={proof}>{shortHash(proof)}</code>. If the target has changed since, nothing is committed and the change is proven again.</p>}
      {drawer === 'reject' && <Reject busy={busy} reject={(reason) => act(() => api.reject(id, reason))} />}
      {drawer === 'edit' && <Edit id={id} changed={changed} />}
      {problem && <ProblemNote problem={problem} title="Not done" />}
    </section>
  );
}
