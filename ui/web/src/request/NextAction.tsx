import { useEffect, useRef } from 'react';
import type { RequestDocument } from '../api/types.ts';
import { Decision } from './Decision.tsx';
import { Ended } from './Ended.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { Running } from './Running.tsx';

interface Props { request: RequestDocument; changed: () => void }

/** The one thing a person can or must do now. */
export function NextAction({ request, changed }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const outcome = useRef(request.outcome);
  useEffect(() => {
    // the button that was pressed is gone with its card: whoever works by keyboard goes on here, not at the top of the page
    if (outcome.current !== request.outcome && document.activeElement === document.body) {
      place.current?.focus();
    }
    outcome.current = request.outcome;
  }, [request.outcome]);
  return <div ref={place} tabIndex={-1} className="next-action">{shown(request, changed)}</div>;
}

function shown(request: RequestDocument, changed: () => void) {
  switch (request.outcome) {
    case 'running':
      return <Running request={request} changed={changed} />;
    case 'asked':
      return request.question && <QuestionCard key={request.question.text} request={request} question={request.question} changed={changed} />;
    case 'awaiting_approval':
      return <Decision key={request.proof} request={request} changed={changed} />;
    default:
      return <Ended request={request} changed={changed} />;
  }
}
