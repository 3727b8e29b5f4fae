import type { RequestDocument } from '../api/types.ts';
import { Decision } from './Decision.tsx';
import { Ended } from './Ended.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { Running } from './Running.tsx';
import { useFocusOnTurn } from './useFocusOnTurn.ts';

interface Props { request: RequestDocument; /** The phase of its latest undo. */ undo?: string | null; changed: () => void }

/** The one thing a person can or must do now. */
export function NextAction({ request, undo = null, changed }: Props) {
  const place = useFocusOnTurn(request.outcome);
  return <div ref={place} tabIndex={-1} className="next-action">{shown(request, undo, changed)}</div>;
}

function shown(request: RequestDocument, undo: string | null, changed: () => void) {
  switch (request.outcome) {
    case 'running':
      return <Running request={request} changed={changed} />;
    case 'asked':
      return request.question && <QuestionCard key={request.question.text} request={request} question={request.question} changed={changed} />;
    case 'awaiting_approval':
      return <Decision key={request.proof} request={request} changed={changed} />;
    default:
      return <Ended request={request} undo={undo} changed={changed} />;
  }
}
