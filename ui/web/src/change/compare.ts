import type { Change, TableChange } from '../api/types.ts';
import { ROW_KINDS } from '../text/words.ts';

/** Whether two changes have the same figures, in whatever order their tables come. */
export function sameChange(one: Change, other: Change): boolean {
  return one.tables.length === other.tables.length
    && one.tables.every((table) => other.tables.some((candidate) => sameTable(table, candidate)))
    && sorted(one.files.map(({ path, action }) => `${action} ${path}`)) === sorted(other.files.map(({ path, action }) => `${action} ${path}`));
}

function sameTable(one: TableChange, other: TableChange): boolean {
  return one.connection === other.connection && one.table === other.table && ROW_KINDS.every(({ kind }) => one[kind] === other[kind]);
}

function sorted(lines: string[]): string {
  return [...lines].sort().join('\n');
}
