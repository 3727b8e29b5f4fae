import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { RowKind, TableChange, TableRows } from '../api/types.ts';
import { Counts, Figure, shownKinds } from './Figures.tsx';
import { RowTable } from './RowTable.tsx';

interface Props { table: TableChange; sample: TableRows | undefined }

/** One table's figures; those with rows to look at are tabs. */
export function TableCard({ table, sample }: Props) {
  const rows = sample?.rows ?? {};
  const [chosen, setChosen] = useState<RowKind | null>(null);
  const id = useId();
  const kinds = shownKinds(table).filter((kind) => (rows[kind]?.length ?? 0) > 0);
  const shown = kinds.find((kind) => kind === chosen) ?? kinds[0];
  return (
    <div className="card table-card">
      <h3><code>{table.connection}.{table.table}</code></h3>
      {shown === undefined ? <Counts table={table} /> : (
        <>
          <Tabs id={id} table={table} kinds={kinds} shown={shown} choose={setChosen} />
          <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
            <RowTable kind={shown} rows={rows[shown] ?? []} total={table[shown]} />
          </div>
        </>
      )}
      {sample?.note && <p className="fine">{sample.note}</p>}
    </div>
  );
}

interface TabsProps { id: string; table: TableChange; kinds: RowKind[]; shown: RowKind; choose: (kind: RowKind) => void }

/** The tabs of the ARIA pattern: one stop for the tab key, arrows between them. */
function Tabs({ id, table, kinds, shown, choose }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (kinds.indexOf(shown) + step + kinds.length) % kinds.length;
      choose(kinds[next]!);
      list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[next]?.focus();
    }
  };
  return (
    <div className="tabs">
      <div ref={list} role="tablist" aria-label={`Rows of ${table.table}`} onKeyDown={move}>
        {kinds.map((kind) => (
          <button key={kind} type="button" role="tab" id={`${id}-${kind}`} aria-controls={`${id}-panel`} aria-selected={kind === shown}
            tabIndex={kind === shown ? 0 : -1} onClick={() => choose(kind)}>
            <Figure kind={kind} rows={table[kind]} />
          </button>
        ))}
      </div>
      {shownKinds(table).filter((kind) => !kinds.includes(kind)).map((kind) => <Figure key={kind} kind={kind} rows={table[kind]} />)}
    </div>
  );
}
