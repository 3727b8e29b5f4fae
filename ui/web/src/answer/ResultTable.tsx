import { useState } from 'react';
import type { ResultTable as Result } from '../api/types.ts';
import { count, counted, isNumeric } from '../text/format.ts';
import { Value } from './Value.tsx';

const PAGE = 100;

/** The rows of an answer, a page at a time. */
export function ResultTable({ table }: { table: Result }) {
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(table.rows.length / PAGE));
  const from = page * PAGE;
  const rows = table.rows.slice(from, from + PAGE);
  return (
    <section aria-labelledby="result" className="result">
      <div className="section-head">
        <h2 id="result">Result</h2>
        <p className="fine">{counted(table.rows.length, 'row')}{table.truncated && '; there are more than these'}</p>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Result rows">
        <table className="rows">
          <thead><tr>{table.columns.map(({ name, type }) => (
            <th key={name} scope="col" className={isNumeric(type) ? 'numeric' : undefined}>{name} <span className="type">{type}</span></th>
          ))}</tr></thead>
          <tbody>{rows.map((row, index) => (
            <tr key={from + index}>{row.map((value, column) => (
              <td key={column} className={isNumeric(table.columns[column]?.type) ? 'numeric' : undefined}><Value value={value} /></td>
            ))}</tr>
          ))}</tbody>
        </table>
      </div>
      {pages > 1 && (
        <nav aria-label="Pages of the result" className="buttons">
          <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>Previous</button>
          <span className="fine">{count(from + 1)}–{count(from + rows.length)} of {count(table.rows.length)}</span>
          <button type="button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>Next</button>
        </nav>
      )}
    </section>
  );
}
