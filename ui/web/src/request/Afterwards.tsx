import { api } from '../api/client.ts';
import type { RequestDocument } from '../api/types.ts';
import { Confirm } from '../app/Confirm.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';

interface Props { request: RequestDocument; changed: () => void }

/** Takes the commit back; rows that somebody touched since are shown as conflicts, never overwritten silently. */
export function UndoButton({ request, changed }: Props) {
  const { busy, problem, run } = useAction();
  const undo = async (partial: boolean) => { if (await run(() => api.undo(request.id, partial))) { changed(); } };
  if ((request.not_undoable ?? []).length > 0 && request.outcome === 'committed') {
    return <p>This commit cannot be undone: {request.not_undoable!.join('; ')}.</p>;
  }
  return (
    <div className="buttons">
      <Confirm ask="Undo…" yes={busy ? 'Undoing…' : 'Undo the commit'} no="Keep it" busy={busy} confirmed={() => undo(false)} />
      {problem && (
        <ProblemNote problem={problem} title="Not undone">
          {problem.code === 'undo_conflicts' && <button type="button" disabled={busy} onClick={() => undo(true)}>Undo the other rows only</button>}
        </ProblemNote>
      )}
    </div>
  );
}

/** Goes on at the commit where a partly committed request stopped. */
export function ResumeButton({ request, changed }: Props) {
  const { busy, problem, run } = useAction();
  const resume = async () => { if (await run(() => api.resume(request.id))) { changed(); } };
  return (
    <>
      <button type="button" className="primary" disabled={busy} onClick={resume}>{busy ? 'Resuming…' : 'Resume the commit'}</button>
      {problem && <ProblemNote problem={problem} title="Not resumed" />}
    </>
  );
}
