import { expect, test } from 'vitest';
import { cellsOf, columnsOf, numericColumns } from './cells.ts';

const price = { before: { id: 1, amount: '10.00', note: null }, after: { id: 1, amount: '12.50', note: null } };

test('a changed row marks only the cells that differ', () => {
  expect(cellsOf(price, columnsOf([price])).map((cell) => cell.state)).toEqual(['same', 'changed', 'same']);
});

test('an inserted row has no before, a deleted row no after', () => {
  expect(cellsOf({ before: null, after: { id: 1 } }, ['id'])[0]).toMatchObject({ state: 'added', before: null, after: 1 });
  expect(cellsOf({ before: { id: 1 }, after: null }, ['id'])[0]).toMatchObject({ state: 'removed', before: 1, after: null });
});

test('NULL that becomes an empty text is a change', () => {
  expect(cellsOf({ before: { note: null }, after: { note: '' } }, ['note'])[0]?.state).toBe('changed');
});

test('equal nested values are equal', () => {
  expect(cellsOf({ before: { tags: [1, 2] }, after: { tags: [1, 2] } }, ['tags'])[0]?.state).toBe('same');
});

test('columns keep the order of their first appearance', () => {
  expect(columnsOf([{ before: null, after: { b: 1 } }, { before: { a: 2 }, after: { b: 1, c: 3 } }])).toEqual(['b', 'c', 'a']);
});

test('identifiers with a leading zero are not numbers', () => {
  const rows = [{ before: null, after: { amount: '12.50', zip: '01067', empty: null } }];
  expect([...numericColumns(rows, ['amount', 'zip', 'empty'])]).toEqual(['amount']);
});
