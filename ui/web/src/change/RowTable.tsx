import type { RowChange, SampleKind } from '../api/types.ts';
import { count } from '../text/format.ts';
import { Value } from '../answer/Value.tsx';
import { type Cell, cellsOf, columnsOf, numericColumns } from './cells.ts';

interface Props {
  kind: SampleKind;
  rows: RowChange[];
  /** How many there are in all; null where only some are known. */
  total: number | null;
  /** What stands between the two sides of a cell, for those who do not see the arrow. */
  turns?: string;
}

/** Real rows of one kind; a changed cell shows what it held and what it will hold. */
export function RowTable({ kind, rows, total, turns = 'becomes' }: Props) {
  const columns = columnsOf(rows);
  const numeric = numericColumns(rows, columns);
  const noted = rows.some((row) => row.note);
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={`${kind} rows`}>
        <table className={`rows kind-${kind}`}>
          <caption className="unseen">{kind} rows, {total === null ? count(rows.length) : `${rows.length} of ${count(total)}`}</caption>
          <thead>
            <tr>
              {noted && <th scope="col">{kind === 'dropped' ? 'where' : 'reason'}</th>}
              {columns.map((column) => <th key={column} scope="col" className={numeric.has(column) ? 'numeric' : undefined}>{column}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {noted && <td className="reason">{row.note}</td>}
                {cellsOf(row, columns).map((cell) => <CellView key={cell.column} cell={cell} numeric={numeric.has(cell.column)} turns={turns} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total !== null && total > rows.length && <p className="fine">The first {count(rows.length)} of {count(total)}.</p>}
    </>
  );
}

function CellView({ cell, numeric, turns }: { cell: Cell; numeric: boolean; turns: string }) {
  const side = numeric ? 'numeric' : undefined;
  if (cell.state === 'changed') {
    return (
      <td className={`cell-changed ${side ?? ''}`}>
        <del><span className="unseen">was </span><Value value={cell.before} /></del>
        <span aria-hidden="true"> → </span>
        <ins><span className="unseen">{turns} </span><Value value={cell.after} /></ins>
      </td>
    );
  }
  return <td className={side}><Value value={cell.state === 'removed' ? cell.before : cell.after} /></td>;
}
