import { api } from '../api/client.ts';
import type { RequestDocument } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';
import { Reasons } from './Reasons.tsx';
import { TakenBack } from './TakenBack.tsx';
import { takenBackBy } from './undo.ts';

interface Props { request: RequestDocument; changed: () => void }

/** How the undo ended, and how it is tried again where that can help. */
export function UndoEnded({ request, changed }: Props) {
  const { outcome, error } = request;
  if (outcome === 'undone') {
    return (
      <section aria-labelledby="receipt" className="card card-good">
        <h2 id="receipt">Undone</h2>
        <TakenBack undone={request.undone} />
      </section>
    );
  }
  if (outcome === 'rejected' || outcome === 'cancelled') {
    return (
      <div className="card card-calm" role="status">
        <p>{outcome === 'rejected' ? 'Rejected' : 'Stopped, or nobody decided in time'}. Nothing was undone.</p>
        {outcome === 'rejected' && error && <p>Reason: {error.message}</p>}
        <Again request={request} changed={changed} partial={false} />
      </div>
    );
  }
  return error && (
    <ProblemNote problem={error} title="Nothing was undone">
      {error.code === 'undo_conflicts' && <Reasons title="In the way" items={request.not_undoable} />}
      {error.code !== 'cannot_undo' && <Again request={request} changed={changed} partial={error.code === 'undo_conflicts'} />}
    </ProblemNote>
  );
}

/** Makes a new plan, which waits for its approval again. */
function Again({ request, changed, partial }: Props & { partial: boolean }) {
  const { busy, problem, run } = useAction();
  const plan = async () => { if (await run(() => api.planUndo(takenBackBy(request.id), partial))) { changed(); } };
  return (
    <div className="buttons">
      <button type="button" disabled={busy} onClick={plan}>{busy ? 'Planning…' : partial ? 'Plan the undo of the other rows' : 'Plan the undo again'}</button>
      {problem && <ProblemNote problem={problem} title="Not planned" />}
    </div>
  );
}
