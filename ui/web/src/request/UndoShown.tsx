import { Conflicts } from '../change/Conflicts.tsx';
import { ChangeSection } from '../change/ChangeSection.tsx';
import { Badge } from '../app/Badge.tsx';
import { Page } from '../app/Page.tsx';
import { Link, requestPath } from '../app/router.tsx';
import type { RequestDocument } from '../api/types.ts';
import { outcomeTitle } from '../text/words.ts';
import { Facts } from './Facts.tsx';
import { LineDown } from './LineDown.tsx';
import { UndoAction } from './UndoAction.tsx';
import { takenBackBy } from './undo.ts';
import type { Followed } from './useRequest.ts';

/** An undo as a request of its own: what it will do, what it leaves as it is, and the decision. */
export function UndoShown({ request, followed: { timeline, diff, again } }: { request: RequestDocument; followed: Followed }) {
  const heading = <><span className="sentence">{request.sentence}</span> <Badge outcome={request.outcome} /></>;
  return (
    <Page title={`${outcomeTitle(request.outcome)}: ${request.sentence}`} heading={heading}>
      <p>Takes back <Link to={requestPath(takenBackBy(request.id))}>request {takenBackBy(request.id)}</Link>.</p>
      <LineDown connected={timeline.connected} />
      <UndoAction request={request} changed={again} />
      <div className="columns">
        <div className="main-column">
          {diff && <Conflicts diff={diff} />}
          {request.change && request.outcome !== 'refused' && <ChangeSection request={request} change={request.change} diff={diff} />}
        </div>
        <aside aria-label="What stands behind it"><Facts request={request} /></aside>
      </div>
    </Page>
  );
}
