import type { RequestDocument } from '../api/types.ts';
import { phaseDoing } from '../text/words.ts';
import { UndoDecision } from './UndoDecision.tsx';
import { UndoEnded } from './UndoEnded.tsx';
import { useFocusOnTurn } from './useFocusOnTurn.ts';

interface Props { request: RequestDocument; changed: () => void }

/** The one thing a person can or must do about an undo now. */
export function UndoAction({ request, changed }: Props) {
  const place = useFocusOnTurn(request.outcome);
  return <div ref={place} tabIndex={-1} className="next-action">{shown(request, changed)}</div>;
}

function shown(request: RequestDocument, changed: () => void) {
  switch (request.outcome) {
    case 'running':
      return <p role="status">{phaseDoing(request.phases.at(-1)?.name ?? 'undo')}…</p>;
    case 'awaiting_approval':
      return <UndoDecision key={request.proof} request={request} changed={changed} />;
    default:
      return <UndoEnded request={request} changed={changed} />;
  }
}
