import { expect, test } from 'vitest';
import type { TableChange } from '../api/types.ts';
import { sameChange } from './compare.ts';

const orders: TableChange = { connection: 'warehouse', table: 'public.orders', inserted: 3, changed: 0, deleted: 0, dropped: 1, rejected: 0 };
const items: TableChange = { ...orders, table: 'public.items' };

test('the order of tables does not make two changes differ', () => {
  expect(sameChange({ tables: [orders, items], files: [] }, { tables: [items, orders], files: [] })).toBe(true);
});

test('one row more does', () => {
  expect(sameChange({ tables: [orders], files: [] }, { tables: [{ ...orders, inserted: 4 }], files: [] })).toBe(false);
});

test('a file more does', () => {
  expect(sameChange({ tables: [], files: [] }, { tables: [], files: [{ path: 'out.csv', action: 'create' }] })).toBe(false);
});
