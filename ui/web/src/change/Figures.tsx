import type { Change, RowKind, TableChange } from '../api/types.ts';
import { count, signed } from '../text/format.ts';
import { ROW_KINDS } from '../text/words.ts';

/** The change in one line a table: + inserted, ~ changed, − deleted always, dropped and rejected where there are any. */
export function Figures({ change }: { change: Change }) {
  return (
    <ul className="figures">
      {change.tables.map((table) => (
        <li key={`${table.connection}.${table.table}`}><code>{table.connection}.{table.table}</code> <Counts table={table} /></li>
      ))}
      {change.files.map((file) => <li key={file.path}><code>{file.path}</code> <span className="figure kind-changed">{file.action}</span></li>)}
      {change.tables.length === 0 && change.files.length === 0 && <li>Nothing would change.</li>}
    </ul>
  );
}

export function Counts({ table }: { table: TableChange }) {
  return <span className="counts">{shownKinds(table).map((kind) => <Figure key={kind} kind={kind} rows={table[kind]} />)}</span>;
}

/** The kinds worth naming: the three that touch the table, and what stays outside only where there is some. */
export function shownKinds(table: TableChange): RowKind[] {
  return ROW_KINDS.filter(({ kind, sign }) => sign !== '' || table[kind] > 0).map(({ kind }) => kind);
}

export function Figure({ kind, rows }: { kind: RowKind; rows: number }) {
  const sign = ROW_KINDS.find((known) => known.kind === kind)?.sign ?? '';
  return <span className={`figure kind-${kind} ${rows === 0 ? 'none' : ''}`}><b>{sign === '' ? count(rows) : signed(sign, rows)}</b> {kind}</span>;
}
