import { api } from '../api/client.ts';
import type { RequestDocument } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';

export function Running({ request, changed }: { request: RequestDocument; changed: () => void }) {
  const { busy, problem, run } = useAction();
  const cancel = async () => { if (await run(() => api.cancel(request.id))) { changed(); } };
  return (
    <div className="buttons">
      <button type="button" disabled={busy} onClick={cancel}>{busy ? 'Cancelling…' : 'Cancel'}</button>
      {problem && <ProblemNote problem={problem} title="Not cancelled" />}
    </div>
  );
}
