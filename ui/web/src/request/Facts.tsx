import type { RequestDocument } from '../api/types.ts';
import { Link, schedulePath } from '../app/router.tsx';
import { isUndo } from './undo.ts';
import { moment, shortHash } from '../text/format.ts';

const AUTHORS: Record<string, string> = { planner: 'built-in planner', person: 'edited by a person' };

/** The names under which the request is known elsewhere. */
export function Facts({ request }: { request: RequestDocument }) {
  const { author, links } = request;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Behind it</h2>
      <dl className="facts">
        <dt>Request</dt><dd><code>{request.id}</code> <span className="fine">no. {request.pipeline_id}</span></dd>
        {author && <><dt>Author</dt><dd>{AUTHORS[author.kind] ?? author.name}</dd></>}
        {request.proof && <><dt>{isUndo(request.id) ? 'Plan' : 'Proof'}</dt><dd><code title={request.proof}>{shortHash(request.proof)}</code></dd></>}
        {request.schedule && <><dt>Schedule</dt><dd><Link to={schedulePath(request.schedule)}>{request.schedule}</Link></dd></>}
        {request.created_at && <><dt>Asked</dt><dd><time dateTime={request.created_at}>{moment(request.created_at)}</time></dd></>}
        {links?.temporal && <><dt>Operations</dt><dd><a className="outside" href={links.temporal} target="_blank" rel="noreferrer">Open in Temporal UI</a></dd></>}
      </dl>
    </section>
  );
}
