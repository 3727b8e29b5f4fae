import { useEffect } from 'react';
import { api } from '../api/client.ts';
import { Badge } from '../app/Badge.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Link, requestPath } from '../app/router.tsx';
import { useLoaded } from '../app/useLoaded.ts';
import { moment } from '../text/format.ts';
import { phaseTitle } from '../text/words.ts';

const LOOK_AGAIN = 5_000;

/** The latest requests and where they stand; looks again by itself while the page is seen. */
export function RequestList({ limit }: { limit?: number }) {
  const { value, problem, again } = useLoaded(api.requests);
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) { again(); } }, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [again]);

  if (problem && value === null) {
    return <ProblemNote problem={problem}><button type="button" onClick={again}>Try again</button></ProblemNote>;
  }
  if (value === null) {
    return <p className="fine">Loading the requests…</p>;
  }
  if (value.length === 0) {
    return <p className="empty">No request yet. The first one starts with a sentence.</p>;
  }
  return (
    <ul className="list">
      {value.slice(0, limit).map((request) => (
        <li key={request.id}>
          <Link to={requestPath(request.id)} className="list-sentence">{request.sentence}</Link>
          <span className="list-facts fine">
            <code>{request.id}</code>
            {request.outcome === 'running' && request.phase && <span>{phaseTitle(request.phase)}</span>}
            {request.created_at && <time dateTime={request.created_at}>{moment(request.created_at)}</time>}
          </span>
          <Badge outcome={request.outcome} />
        </li>
      ))}
    </ul>
  );
}
