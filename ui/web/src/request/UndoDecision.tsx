import { useState } from 'react';
import { api } from '../api/client.ts';
import type { RequestDocument } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';
import { Figures } from '../change/Figures.tsx';
import { shortHash } from '../text/format.ts';
import { Reasons } from './Reasons.tsx';
import { Reject } from './Reject.tsx';

/** Whether the commit goes back; the approval carries the hash of the plan that is on the screen. */
export function UndoDecision({ request, changed }: { request: RequestDocument; changed: () => void }) {
  const [rejecting, setRejecting] = useState(false);
  const { busy, problem, run } = useAction();
  const act = async (call: () => Promise<unknown>) => { if (await run(call)) { changed(); } };
  const { id, proof } = request;
  return (
    <section aria-labelledby="decision" className="card card-waiting decision">
      <h2 id="decision">Take this commit back?</h2>
      {request.change && <Figures change={request.change} />}
      <div className="reasons">
        <Reasons title="What will be done" items={request.waits_because} />
        <Reasons title="Stays as it is" items={request.not_undoable} />
      </div>
      <div className="buttons">
        <button type="button" className="primary" disabled={busy || !proof} onClick={() => act(() => api.approve(id, proof!))}>
          {busy ? 'Sending…' : 'Approve and undo'}
        </button>
        <button type="button" aria-expanded={rejecting} onClick={() => setRejecting(!rejecting)}>Reject</button>
      </div>
      {proof && <p className="fine">You approve exactly plan <code title={proof}>{shortHash(proof)}</code>. If the target has changed since, nothing is undone and the plan is made again.</p>}
      {rejecting && <Reject busy={busy} what="undo" reject={(reason) => act(() => api.reject(id, reason))} />}
      {problem && <ProblemNote problem={problem} title="Not done" />}
    </section>
  );
}
