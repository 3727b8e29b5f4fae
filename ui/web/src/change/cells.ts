import type { Row, RowChange } from '../api/types.ts';

export type CellState = 'same' | 'changed' | 'added' | 'removed';

/** One cell of the diff: what it held and what it will hold; equal sides are shown once. */
export interface Cell { column: string; before: unknown; after: unknown; state: CellState }

/** The columns of all rows, in the order in which they first appear: rows of JSON need not agree in their keys. */
export function columnsOf(rows: RowChange[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    Object.keys(row.after ?? {}).forEach((name) => names.add(name));
    Object.keys(row.before ?? {}).forEach((name) => names.add(name));
  }
  return [...names];
}

export function cellsOf(row: RowChange, columns: string[]): Cell[] {
  return columns.map((column) => {
    const before = valueIn(row.before, column);
    const after = valueIn(row.after, column);
    return { column, before, after, state: stateOf(row, before, after) };
  });
}

/** Columns whose every value is a number (or NULL) are set to the right, so that digits stand below each other. */
export function numericColumns(rows: RowChange[], columns: string[]): Set<string> {
  return new Set(columns.filter((column) => {
    const values = rows.flatMap((row) => [row.before?.[column], row.after?.[column]]).filter((value) => value !== null && value !== undefined);
    return values.length > 0 && values.every(isNumber);
  }));
}

/** Integers beyond 2^53 and long decimals come as strings; a leading zero means an identifier, not a number. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value));
}

function stateOf(row: RowChange, before: unknown, after: unknown): CellState {
  if (row.before === null) {
    return 'added';
  }
  if (row.after === null) {
    return 'removed';
  }
  return sameValue(before, after) ? 'same' : 'changed';
}

function valueIn(row: Row | null, column: string): unknown {
  return row?.[column] ?? null;
}

function sameValue(before: unknown, after: unknown): boolean {
  return Object.is(before, after) || (typeof before === 'object' && JSON.stringify(before) === JSON.stringify(after));
}
