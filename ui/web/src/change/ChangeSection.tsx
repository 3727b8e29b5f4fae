import type { Change, Diff, RequestDocument } from '../api/types.ts';
import { BASIS } from '../text/words.ts';
import { sameChange } from './compare.ts';
import { Figures } from './Figures.tsx';
import { isUndo } from '../request/undo.ts';
import { TableCard } from './TableCard.tsx';

interface Props { request: RequestDocument; change: Change; diff: Diff | null }

const DONE = ['committed', 'partly_committed', 'undone'];

/** The change, table by table, with real rows; after the commit what happened, and the prediction where it differs. */
export function ChangeSection({ request, change, diff }: Props) {
  const done = DONE.includes(request.outcome);
  return (
    <section aria-labelledby="change" className="change">
      <div className="section-head">
        <h2 id="change">{request.outcome === 'undone' && !isUndo(request.id) ? 'What had changed' : done ? 'What changed' : 'What will change'}</h2>
        {!done && request.basis && <p className="fine">{BASIS[request.basis] ?? request.basis}</p>}
        {done && request.predicted && sameChange(change, request.predicted) && <p className="fine">exactly as predicted</p>}
      </div>
      {done && request.predicted && !sameChange(change, request.predicted) && (
        <div className="note note-waiting"><p>The prediction was</p><Figures change={request.predicted} /></div>
      )}
      {change.tables.map((table) => (
        <TableCard key={`${table.connection}.${table.table}`} table={table}
          sample={diff?.tables.find((rows) => rows.connection === table.connection && rows.table === table.table)} />
      ))}
      {change.files.map((file) => (
        <div key={file.path} className="card"><h3><code>{file.path}</code></h3><p>{file.action}</p></div>
      ))}
      {change.tables.length === 0 && change.files.length === 0 && <p className="empty">Nothing {done ? 'changed' : 'would change'}: the target already holds exactly these rows.</p>}
    </section>
  );
}
