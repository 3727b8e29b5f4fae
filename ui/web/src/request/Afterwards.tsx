import { api } from '../api/client.ts';
import type { RequestDocument } from '../api/types.ts';
import { Confirm } from '../app/Confirm.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Link, navigate, requestPath } from '../app/router.tsx';
import { useAction } from '../app/useAction.ts';
import { canBeUndone, undoOf } from './undo.ts';

interface Props { request: RequestDocument; changed: () => void }

/** Takes the commit back; rows that somebody touched since are shown as conflicts, never overwritten silently. */
export function UndoButton({ request, undo: phase, changed }: Props & { undo: string | null }) {
  const { busy, problem, run } = useAction();
  const plan = async () => {
    if (await run(() => api.planUndo(request.id, false))) { navigate(requestPath(undoOf(request.id))); }
  };
  const undo = async (partial: boolean) => { if (await run(() => api.undo(request.id, partial))) { changed(); } };
  if (!canBeUndone(request) && request.outcome === 'committed') {
    return <p>This commit cannot be undone: {request.not_undoable!.join('; ')}.</p>;
  }
  if (phase === 'approve') {
    return <p>An undo of this commit waits for approval: <Link to={requestPath(undoOf(request.id))}>look at it and decide</Link></p>;
  }
  return (
    <div className="buttons">
      <Confirm ask="Undo…" yes={busy ? 'Undoing…' : 'Undo the commit'} no="Keep it" busy={busy} confirmed={() => undo(false)} />
      <button type="button" className="quiet" disabled={busy} onClick={plan}>Look at the undo first</button>
      {problem && (
        <ProblemNote problem={problem} title="Not undone">
          {problem.code === 'undo_conflicts' && <button type="button" disabled={busy} onClick={() => undo(true)}>Undo the other rows only</button>}
        </ProblemNote>
      )}
    </div>
  );
}

/** Goes on where a partly committed request stopped, or with the last draft of one that failed. */
export function ResumeButton({ request, changed }: Props) {
  const { busy, problem, run } = useAction();
  const resume = async () => { if (await run(() => api.resume(request.id))) { changed(); } };
  return (
    <>
      <button type="button" className="primary" disabled={busy} onClick={resume}>{busy ? 'Resuming…' : request.outcome === 'failed' ? 'Try again' : 'Resume the commit'}</button>
      {problem && <ProblemNote problem={problem} title="Not resumed" />}
    </>
  );
}
