import { Fragment, type ReactNode } from 'react';
import type { Problem } from '../api/types.ts';
import { phaseTitle } from '../text/words.ts';
import { Link, requestPath } from './router.tsx';

/** Leads to the requests that are undone before. */
function UndoFirst({ requests }: { requests: string[] }) {
  return requests.length > 0 && (
    <p>Later requests: {requests.map((id, n) => <Fragment key={id}>{n > 0 && ', '}<Link to={requestPath(id)}>{id}</Link></Fragment>)}</p>
  );
}

/** What went wrong, where, and what to do next: never one without the other. */
export function ProblemNote({ problem, title, children }: { problem: Problem; title?: string; children?: ReactNode }) {
  const place = [problem.phase && phaseTitle(problem.phase), problem.step ? `step ${problem.step}` : null].filter(Boolean).join(', ');
  return (
    <div className="note note-bad" role="alert">
      {title && <h2>{title}</h2>}
      <p className="problem-text">{problem.message}</p>
      {problem.next && <p><strong>Next:</strong> {problem.next}</p>}
      <UndoFirst requests={problem.undo_first ?? []} />
      <p className="fine">{place && <>In {place} · </>}<code>{problem.code}</code></p>
      {children}
    </div>
  );
}
