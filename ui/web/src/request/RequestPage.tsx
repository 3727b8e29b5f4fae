import { ChangeSection } from '../change/ChangeSection.tsx';
import { ResultTable } from '../answer/ResultTable.tsx';
import { Badge } from '../app/Badge.tsx';
import { Page } from '../app/Page.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import type { RequestDocument } from '../api/types.ts';
import { outcomeTitle } from '../text/words.ts';
import { Facts } from './Facts.tsx';
import { LineDown } from './LineDown.tsx';
import { NextAction } from './NextAction.tsx';
import { Claims, Notes } from './Notes.tsx';
import { Repairs } from './Repairs.tsx';
import { Steps } from './Steps.tsx';
import { Track } from './Track.tsx';
import { isUndo } from './undo.ts';
import { UndoShown } from './UndoShown.tsx';
import { type Followed, useRequest } from './useRequest.ts';

/** One request: where it stands, what it will do, and the one decision that is asked for. */
export function RequestPage({ id }: { id: string }) {
  const followed = useRequest(id);
  const { request, problem, again } = followed;
  if (request === null) {
    return (
      <Page title={id}>
        {problem ? <ProblemNote problem={problem} title="Not found"><button type="button" onClick={again}>Try again</button></ProblemNote>
          : <p className="fine">Loading the request…</p>}
      </Page>
    );
  }
  return isUndo(id) ? <UndoShown request={request} followed={followed} /> : <Shown request={request} followed={followed} />;
}

function Shown({ request, followed }: { request: RequestDocument; followed: Followed }) {
  const { timeline, diff, again } = followed;
  return (
    <Page title={`${outcomeTitle(request.outcome)}: ${request.sentence}`} heading={<Sentence request={request} />}>
      <Track request={request} timeline={timeline} />
      <LineDown connected={timeline.connected} />
      <NextAction request={request} undo={timeline.undo} changed={again} />
      <div className="columns">
        <div className="main-column">
          {request.table && <ResultTable table={request.table} />}
          {request.change && <ChangeSection request={request} change={request.change} diff={diff} />}
          <Steps request={request} />
        </div>
        <aside aria-label="What stands behind it">
          <Claims claims={request.claims} />
          <Repairs repairs={request.repairs} running={request.outcome === 'running'} />
          {request.outcome !== 'awaiting_approval' && (
            <>
              <Notes title="Not proven" items={request.not_proven} tone="waiting" />
              <Notes title="Cannot be undone" items={request.not_undoable} tone="waiting" />
            </>
          )}
          {request.outcome !== 'awaiting_approval' && <Notes title="Changed since the approval" items={request.drift} tone="waiting" />}
          <Notes title="Assumptions" items={request.assumptions} />
          <Facts request={request} />
        </aside>
      </div>
    </Page>
  );
}

function Sentence({ request }: { request: RequestDocument }) {
  return <><span className="sentence">{request.sentence}</span> <Badge outcome={request.outcome} /></>;
}
