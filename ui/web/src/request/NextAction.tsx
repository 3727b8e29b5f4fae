import type { RequestDocument } from '../api/types.ts';
import { Decision } from './Decision.tsx';
import { Ended } from './Ended.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { Running } from './Running.tsx';

/** The one thing a person can or must do now. */
export function NextAction({ request, changed }: { request: RequestDocument; changed: () => void }) {
  switch (request.outcome) {
    case 'running':
      return <Running request={request} changed={changed} />;
    case 'asked':
      return request.question ? <QuestionCard key={request.question.text} request={request} question={request.question} changed={changed} /> : null;
    case 'awaiting_approval':
      return <Decision key={request.proof} request={request} changed={changed} />;
    default:
      return <Ended request={request} changed={changed} />;
  }
}
