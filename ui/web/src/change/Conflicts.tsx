import type { Diff } from '../api/types.ts';
import { RowTable } from './RowTable.tsx';

/** Rows that others changed since the commit: as they were before it, and as they are. An undo leaves them alone. */
export function Conflicts({ diff }: { diff: Diff }) {
  const tables = diff.tables.filter((table) => (table.rows.conflict?.length ?? 0) > 0);
  if (tables.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="conflicts" className="change">
      <div className="section-head">
        <h2 id="conflicts">Changed by others since</h2>
        <p className="fine">before the commit → as it is now; the undo leaves these rows alone</p>
      </div>
      {tables.map(({ connection, table, rows }) => (
        <div key={`${connection}.${table}`} className="card table-card">
          <h3><code>{connection}.{table}</code></h3>
          <RowTable kind="conflict" rows={rows.conflict ?? []} total={null} turns="is now" />
        </div>
      ))}
    </section>
  );
}
