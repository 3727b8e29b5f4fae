import { expect, test } from 'vitest';
import { parsed } from './http.ts';

test('the decimals of an answer keep the digits that the database gave them, all as text', () => {
  expect(parsed('{"table":{"columns":[],"rows":[[4002.00,3,1.0e5],[4002.5,"at \\"2.50\\", or 3.0",null]]}}')).toEqual({
    table: { columns: [], rows: [['4002.00', 3, 100000], ['4002.5', 'at "2.50", or 3.0', null]] },
  });
});

test('so do those of a change, but none within a value that is JSON', () => {
  expect(parsed('{"tables":[{"rows":{"change":[{"before":{"before":-0.10},"after":{"a":2.5,"doc":{"x":1.50,"y":[0.5]}}}]}}]}')).toEqual({
    tables: [{ rows: { change: [{ before: { before: '-0.10' }, after: { a: '2.5', doc: { x: 1.5, y: [0.5] } } }] } }],
  });
});

test('what else is a number in a document stays one', () => {
  expect(parsed('{"rows":3,"share":1.0,"settings":{"rate":0.50,"list":[[2.5]]}}')).toEqual({ rows: 3, share: 1, settings: { rate: 0.5, list: [[2.5]] } });
});

test('what is no JSON is nothing', () => {
  expect(parsed('')).toBeUndefined();
  expect(parsed('<html>')).toBeUndefined();
});
