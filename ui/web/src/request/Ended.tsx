import type { RequestDocument } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Link } from '../app/router.tsx';
import { Figures } from '../change/Figures.tsx';
import { moment } from '../text/format.ts';
import { ResumeButton, UndoButton } from './Afterwards.tsx';
import { TakenBack } from './TakenBack.tsx';
import { canBeUndone } from './undo.ts';

const SAID: Partial<Record<RequestDocument['outcome'], string>> = {
  proven: 'The change is proven. You asked for the proof only, so nothing was committed.',
  rejected: 'Rejected. Nothing was changed.',
  expired: 'Nobody decided in time, so it expired. Nothing was changed; send the sentence again to prove it anew.',
  cancelled: 'Cancelled. Nothing was changed.',
  undone: 'Undone: what this commit did has been taken back.',
};

const FAILED: typeof SAID = { refused: 'Refused', partly_committed: 'Only a part is committed' };

interface Props { request: RequestDocument; undo: string | null; changed: () => void }

/** How it ended, and what can still be done about it. */
export function Ended({ request, undo, changed }: Props) {
  const { outcome, error } = request;
  const said = SAID[outcome];
  if (outcome === 'committed') {
    return <Receipt request={request} undo={undo} changed={changed} />;
  }
  if (said) {
    return (
      <div className="card card-calm" role="status">
        <p>{said}</p>
        <TakenBack undone={request.undone} />
        {outcome === 'rejected' && error?.message && <p>Reason: {error.message}</p>}
        {outcome !== 'proven' && <SayAgain sentence={request.sentence} />}
      </div>
    );
  }
  return error && (
    <ProblemNote problem={error} title={FAILED[outcome] ?? 'It did not work'}>
      {outcome === 'partly_committed'
        ? <div className="buttons"><ResumeButton request={request} changed={changed} /><UndoButton request={request} undo={undo} changed={changed} /></div>
        : (
          <>
            <p>Nothing was changed.{outcome === 'failed' && ' When what stood in the way is mended, it goes on with the draft it has.'}</p>
            {outcome === 'failed' && <div className="buttons"><ResumeButton request={request} changed={changed} /></div>}
            <SayAgain sentence={request.sentence} />
          </>
        )}
    </ProblemNote>
  );
}

function Receipt({ request, undo, changed }: Props) {
  return (
    <section aria-labelledby="receipt" className="card card-good">
      <h2 id="receipt">Committed, exactly once</h2>
      {request.change && <Figures change={request.change} />}
      <UndoButton request={request} undo={undo} changed={changed} />
      {canBeUndone(request) && request.undo_until && <p className="fine">Undo is possible until <time dateTime={request.undo_until}>{moment(request.undo_until)}</time>.</p>}
    </section>
  );
}

/** Back to the form with the sentence in it: most of it was right. */
function SayAgain({ sentence }: { sentence: string }) {
  return <p><Link to={`/?sentence=${encodeURIComponent(sentence)}`}>Say it differently</Link></p>;
}
